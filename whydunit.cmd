@echo off
rem Starts Whydunit from an unpacked distribution or a source checkout that is built.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%lib"
if not exist "%APP%\whydunit.jar" set "APP=%HOME_DIR%shell\target\app"
if not exist "%APP%\whydunit.jar" (
  where mvn >nul 2>nul || (echo whydunit: is not built yet and found no Maven: install Maven 3.8 or later. 1>&2 & exit /b 70)
  echo whydunit: building, once; this takes one to three minutes ... 1>&2
  pushd "%HOME_DIR%" & call mvn -B -q -ntp -DskipTests package 1>&2 & popd
)
if not exist "%APP%\whydunit.jar" (echo whydunit: the build failed; "mvn package" shows why. 1>&2 & exit /b 70)
set "JAVA="
for %%J in ("%JAVA_HOME%\bin\java.exe" java.exe) do if not defined JAVA call :try "%%~J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :try "%%~D\bin\java.exe"
if not defined JAVA (echo whydunit: needs a JDK 25 or later and found none: install one ^(for example Temurin 25 from adoptium.net^) and set JAVA_HOME to it. 1>&2 & exit /b 70)
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "%APP%\whydunit.jar" %*
exit /b %ERRORLEVEL%

:try
for /f "tokens=3" %%V in ('"%~1" -version 2^>^&1 ^| findstr /i "version"') do (
  for /f "delims=. tokens=1" %%M in ("%%~V") do if %%M GEQ 25 set "JAVA=%~1"
)
exit /b 0
