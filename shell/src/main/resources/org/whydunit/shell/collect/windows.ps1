# Gathers what Whydunit can read of this Windows machine into one zip. Only reads; run as administrator to get everything.
# Usage: powershell -ExecutionPolicy Bypass -File collect.ps1 [-Target TARGET.zip]
param([string]$Target = ("whydunit-{0:yyyyMMdd-HHmmss}.zip" -f (Get-Date)))
$ErrorActionPreference = 'Continue'
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory -Path $work | Out-Null
$manifest = Join-Path $work 'manifest.log'

# Keep NAME { … }: runs commands of the system and keeps what they say
function Keep([string]$Name, [scriptblock]$Command) {
    try {
        & $Command 2>$null | Out-File -FilePath (Join-Path $work $Name) -Encoding utf8 -Width 4096
        Add-Content $manifest "${Name}: $Command"
    } catch { Add-Content $manifest "${Name}: $($_.Exception.Message)" }
}

# Export NAME LOG: an event log of the last 30 days as it is
function Export([string]$Name, [string]$Log) {
    wevtutil epl $Log (Join-Path $work $Name) '/q:*[System[TimeCreated[timediff(@SystemTime) <= 2592000000]]]' 2>$null
    Add-Content $manifest "${Name}: wevtutil epl $Log"
}

# The small memory dumps of the last stops: code, parameters, drivers on the stack
Get-ChildItem "$env:SystemRoot\Minidump\*.dmp" -ErrorAction SilentlyContinue | Sort-Object LastWriteTime -Descending | Select-Object -First 10 | Copy-Item -Destination $work
Export 'System.evtx' 'System'                       # stops, restarts, disk and hardware errors
Export 'Application.evtx' 'Application'             # crashed programs
Export 'Setup.evtx' 'Setup'                         # updates
Keep 'systeminfo.txt' { systeminfo }                # system, firmware, hotfixes
Keep 'drivers.csv' { driverquery /v /fo csv }       # drivers with their dates
Keep 'pnputil.txt' { pnputil /enum-drivers }        # third-party driver packages
Keep 'problem-devices.txt' { pnputil /enum-devices /problem } # devices with a problem code
Keep 'fltmc.txt' { fltmc filters }                  # file system filters and their altitudes
Keep 'bcdedit.txt' { bcdedit /enum }                # how Windows starts
Keep 'verifier.txt' { verifier /querysettings }     # whether drivers are being tested
Keep 'hotfixes.txt' { Get-HotFix | Sort-Object InstalledOn | Format-Table -AutoSize } # updates with dates
Keep 'memory.txt' { Get-CimInstance Win32_PhysicalMemory | Format-List * } # memory modules, rated and real speed
Keep 'disks.txt' { Get-CimInstance Win32_DiskDrive | Format-List Model, FirmwareRevision, Status, Size } # drives
# The full report: shared interrupt lines, conflicts, problem devices
Start-Process msinfo32 -ArgumentList '/nfo', (Join-Path $work 'msinfo.nfo') -Wait
# Why an upgrade was rolled back
foreach ($log in "$env:SystemDrive\`$WINDOWS.~BT\Sources\Panther\setuperr.log", "$env:SystemRoot\Panther\setuperr.log", "$env:SystemRoot\Logs\CBS\CBS.log") {
    if (Test-Path $log) { Copy-Item $log $work -ErrorAction SilentlyContinue }
}
Compress-Archive -Path (Join-Path $work '*') -DestinationPath $Target -Force
Remove-Item -Recurse -Force $work
Write-Output $Target
