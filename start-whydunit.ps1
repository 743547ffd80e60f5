# Starts Whydunit from PowerShell; in pipes and variables its output stays UTF-8, and arguments are passed as they are.
# Not called whydunit.ps1: PowerShell would prefer it to whydunit.cmd even where policy forbids it to run scripts.
$ErrorActionPreference = 'Stop'
$app = Join-Path $PSScriptRoot 'lib'
if (-not (Test-Path -LiteralPath (Join-Path $app 'whydunit.jar'))) { $app = Join-Path $PSScriptRoot 'shell/target/app' }
$jar = Join-Path $app 'whydunit.jar'
if (-not (Test-Path -LiteralPath $jar)) {
    [Console]::Error.WriteLine('whydunit: is not built yet: run whydunit.cmd once.')
    exit 70
}
$name = if ($env:OS -eq 'Windows_NT') { 'java.exe' } else { 'java' }
$homes = @((Join-Path $PSScriptRoot 'runtime'))
if ($env:JAVA_HOME) { $homes += $env:JAVA_HOME.Trim('"') }
$homes += @(Get-Command $name -CommandType Application -ErrorAction SilentlyContinue | ForEach-Object { Split-Path (Split-Path $_.Source) })
foreach ($folder in @("$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Java", "$env:ProgramFiles\Microsoft", "$env:ProgramFiles\Zulu",
        "$env:ProgramFiles\Amazon Corretto", "$env:LOCALAPPDATA\Programs\Eclipse Adoptium", "$env:USERPROFILE\.jdks")) {
    $homes += @(Get-ChildItem -LiteralPath $folder -Directory -ErrorAction SilentlyContinue | ForEach-Object { $_.FullName })
}
$java = $null
foreach ($candidate in $homes) {
    $release = Join-Path $candidate 'release'
    $program = Join-Path (Join-Path $candidate 'bin') $name
    if ((Test-Path -LiteralPath $program) -and (Test-Path -LiteralPath $release) -and
        (Get-Content -LiteralPath $release -Raw) -match 'JAVA_VERSION="(\d+)' -and [int]$Matches[1] -ge 25) {
        $java = $program
        break
    }
}
if (-not $java) {
    [Console]::Error.WriteLine('whydunit: needs a JDK 25 or later and found none: install one (for example Temurin 25 from adoptium.net) and set JAVA_HOME to it.')
    exit 70
}
$before = [Console]::OutputEncoding
try {
    [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
    # Java's own messages are not errors of this script.
    $ErrorActionPreference = 'Continue'
    & $java '-XX:TieredStopAtLevel=1' '-XX:+UseSerialGC' '-Xlog:disable' '-jar' $jar @args
    $code = $LASTEXITCODE
}
finally {
    [Console]::OutputEncoding = $before
}
exit $code
