# Gathers what Whydunit can read of this Windows machine into one zip. Only reads; run as administrator to get everything.
# Usage: powershell -ExecutionPolicy Bypass -File collect.ps1 [-Target TARGET.zip] [-Redact]
#   -Redact replaces this machine's name, its users' names, IP, MAC and e-mail addresses and SIDs; memory dumps stay out.
# A heading names what a block is for and, in brackets, the evidence that Whydunit asks for by this name.
param([string]$Target = ("whydunit-{0:yyyyMMdd-HHmmss}.zip" -f (Get-Date)), [switch]$Redact)
$ErrorActionPreference = 'Continue'
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory -Path $work | Out-Null
$manifest = Join-Path $work 'manifest.log'
Add-Content $manifest ('whydunit manifest {0:yyyy-MM-ddTHH:mm:ssZ}' -f (Get-Date).ToUniversalTime())

# Keep NAME { ... }: runs commands of the system and keeps what they say
function Keep([string]$Name, [scriptblock]$Command) {
    try {
        & $Command 2>$null | Out-File -FilePath (Join-Path $work $Name) -Encoding utf8 -Width 4096
        Add-Content $manifest "${Name}: $Command"
    } catch { Add-Content $manifest "${Name}: $($_.Exception.Message)" }
}

# Export NAME LOG: an event log of the last 30 days as it is, or as text that can be redacted
function Export([string]$Name, [string]$Log) {
    $query = '/q:*[System[TimeCreated[timediff(@SystemTime) <= 2592000000]]]'
    if ($Redact) {
        Keep "$Name.xml" { wevtutil qe $Log $query /f:xml /e:Events }
    } else {
        wevtutil epl $Log (Join-Path $work "$Name.evtx") $query 2>$null
        Add-Content $manifest "${Name}.evtx: wevtutil epl $Log"
    }
}

# Copy PATH: up to ten newest files of this form
function Copy-Newest([string]$Path) {
    Get-ChildItem $Path -ErrorAction SilentlyContinue | Sort-Object LastWriteTime -Descending | Select-Object -First 10 | Copy-Item -Destination $work
    Add-Content $manifest "copied: $Path"
}

# [minidump] the small memory dumps of the last stops: code, parameters, drivers on the stack
if (-not $Redact) { Copy-Newest "$env:SystemRoot\Minidump\*.dmp" }

# [system-events] stops, restarts, disk and hardware errors
Export 'System' 'System'

# [application-events] crashed programs
Export 'Application' 'Application'

# [updates] updates with their dates
Export 'Setup' 'Setup'
Keep 'hotfixes.csv' { Get-HotFix | ConvertTo-Csv -NoTypeInformation }

# [systeminfo] system, firmware and hotfixes
Keep 'systeminfo.txt' { systeminfo }

# [drivers] drivers with their dates, and third-party driver packages
Keep 'drivers.csv' { driverquery /v /fo csv }
Keep 'pnputil.txt' { pnputil /enum-drivers }

# [msinfo] the full report: shared interrupt lines, conflicts, problem devices
Keep 'problem-devices.txt' { pnputil /enum-devices /problem }
if (-not $Redact) { Start-Process -FilePath msinfo32 -ArgumentList ('/nfo "' + (Join-Path $work 'msinfo.nfo') + '"') -Wait }

# [filters] file system filters and their altitudes
Keep 'fltmc.txt' { fltmc filters }

# [boot] how Windows starts, and whether drivers are being tested
Keep 'bcdedit.txt' { bcdedit /enum }
Keep 'verifier.txt' { verifier /querysettings }

# [memory-modules] memory modules, rated and real speed
Keep 'memory.txt' { Get-CimInstance Win32_PhysicalMemory | Format-List * }

# [disk-health] drives and what they say of themselves
Keep 'disks.txt' { Get-PhysicalDisk | Format-List -Property @('DeviceId', 'FriendlyName', 'FirmwareVersion', 'OperationalStatus', 'HealthStatus', 'Size') }

# [setup-logs] why an update or upgrade was rolled back
Copy-Newest ($env:SystemDrive + '\$WINDOWS.~BT\Sources\Panther\setuperr.log')
Copy-Newest "$env:SystemRoot\Panther\setuperr.log"
Copy-Newest "$env:SystemRoot\Logs\CBS\CBS.log"

# replaces names and addresses where this was asked for
if ($Redact) {
    $names = @{ $env:COMPUTERNAME = 'HOST'; $env:USERNAME = 'USER' }
    Get-ChildItem "$env:SystemDrive\Users" -Directory | ForEach-Object { $names[$_.Name] = 'USER' }
    $common = @('Public', 'Default', 'All Users', 'Default User')
    foreach ($file in (Get-ChildItem $work -File)) {
        $text = Get-Content $file.FullName -Raw
        foreach ($name in $names.Keys) {
            if ($common -notcontains $name) { $text = $text -replace ('\b' + [regex]::Escape($name) + '\b'), $names[$name] }
        }
        $text = $text -replace '\b(\d{1,3}\.){3}\d{1,3}\b(?!\.)', 'IP'
        $text = $text -replace '\b([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b', 'MAC'
        $text = $text -replace '[\w.+-]+@[\w-]+\.[\w.-]+', 'EMAIL'
        $text = $text -replace 'S-1-5-21(-\d+){3,4}', 'SID'
        $text = $text -replace '(?m)^(\s*SerialNumber\s*:\s*).*$', '$1SERIAL'
        Set-Content -Path $file.FullName -Value $text -Encoding utf8
    }
}

Compress-Archive -Path (Join-Path $work '*') -DestinationPath $Target -Force
Remove-Item -Recurse -Force $work
Write-Output $Target
