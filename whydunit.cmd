@echo off
rem Starts Whydunit from an unpacked distribution or a source checkout that is built.
rem No delayed expansion here: it would eat every "!" of a file's name.
setlocal
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%lib"
if not exist "%APP%\whydunit.jar" set "APP=%HOME_DIR%shell\target\app"
if exist "%APP%\whydunit.jar" goto built
where mvn >nul 2>nul || goto noMaven
echo whydunit: building, once; this takes one to three minutes ... 1>&2
pushd "%HOME_DIR%"
call mvn -B -q -ntp -DskipTests package 1>&2
popd
if not exist "%APP%\whydunit.jar" goto notBuilt

:built
set "JAVA="
if exist "%HOME_DIR%runtime\bin\java.exe" set "JAVA=%HOME_DIR%runtime\bin\java.exe"
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME:"=%\bin\java.exe"
for %%J in (java.exe) do if not defined JAVA call :try "%%~$PATH:J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :try "%%~D\bin\java.exe"
if not defined JAVA goto noJdk

rem One training run for each build: the classes that it loads and links are kept for all later starts.
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable"
set "CACHE=%LOCALAPPDATA%\whydunit\cache"
for %%F in ("%APP%\whydunit.jar") do set "STAMP=%%~zF-%%~tF"
set "STAMP=%STAMP: =%"
set "STAMP=%STAMP::=%"
set "STAMP=%STAMP:/=%"
set "AOT=%CACHE%\%STAMP%.aot"
if not defined LOCALAPPDATA goto plain
if not exist "%HOME_DIR%examples\" goto run
if exist "%AOT%" goto run
if not exist "%CACHE%\" mkdir "%CACHE%" 2>nul
del /q "%CACHE%\*.aot" 2>nul
"%JAVA%" %OPTIONS% "-XX:AOTCacheOutput=%AOT%" -jar "%APP%\whydunit.jar" diagnose "%HOME_DIR%examples\wifi-driver" "%HOME_DIR%examples\update-two-days-before" --no-save >nul 2>nul

:run
rem The author's workshop compiles rules: other classes, and a cache of its own, made at its first use.
if /i "%~1"=="author" goto workshop
if /i "%~1"=="pack" goto workshop
:start
if not exist "%AOT%" goto plain
"%JAVA%" %OPTIONS% "-XX:AOTCache=%AOT%" -jar "%APP%\whydunit.jar" %*
exit /b %ERRORLEVEL%

:workshop
set "BENCH=%CACHE%\author-%STAMP%.aot"
if exist "%BENCH%" goto workshopMade
if not exist "%HOME_DIR%rules\packs\claims\" goto start
"%JAVA%" %OPTIONS% "-XX:AOTCacheOutput=%BENCH%" -jar "%APP%\whydunit.jar" author check "%HOME_DIR%rules\packs\claims" >nul 2>nul
:workshopMade
if exist "%BENCH%" set "AOT=%BENCH%"
goto start

:plain
"%JAVA%" %OPTIONS% -jar "%APP%\whydunit.jar" %*
exit /b %ERRORLEVEL%

:try
rem A JDK 25 or later, by what it says of itself: "version" and a number, with or without quotes.
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
"%~1" -version 2>&1 | findstr /r /c:"version .2[5-9]" /c:"version .[3-9][0-9]" >nul && set "JAVA=%~1"
exit /b 0

:noMaven
echo whydunit: is not built yet and found no Maven: install Maven 3.8 or later. 1>&2
exit /b 70

:notBuilt
echo whydunit: the build failed; "mvn package" shows why. 1>&2
exit /b 70

:noJdk
echo whydunit: needs a JDK 25 or later and found none: install one (for example Temurin 25 from adoptium.net) and set JAVA_HOME to it. 1>&2
exit /b 70
