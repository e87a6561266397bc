; The installer for Windows, for Inno Setup 6. Not run yet.
; iscc -DVersion=0.0.0 packaging\windows\music-organizer.iss, after freezing
#ifndef Version
  #error Say which version this is: iscc -DVersion=…
#endif

[Setup]
AppId={{6B0B8C3E-52A7-4C3B-9B0E-2D1E6F7A9C41}
AppName=Music Organizer
AppVersion={#Version}
AppPublisher=The Music Organizer developers
DefaultDirName={autopf}\Music Organizer
DefaultGroupName=Music Organizer
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\music-organizer.ico
UninstallDisplayIcon={app}\music-organizer.exe
OutputDir=..\..\dist
OutputBaseFilename=music-organizer-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Open with Music Organizer
de.OpenWith=Mit Music Organizer öffnen
en.Desktop=An icon on the desktop
de.Desktop=Ein Symbol auf dem Desktop
en.Folders=“Open with Music Organizer” in the menu of folders
de.Folders=„Mit Music Organizer öffnen“ im Menü von Ordnern

[Tasks]
Name: "folders"; Description: "{cm:Folders}"
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not. The history lies elsewhere.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\frozen\music-organizer\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{autoprograms}\Music Organizer"; Filename: "{app}\music-organizer.exe"; AppUserModelID: "music-organizer"
Name: "{autodesktop}\Music Organizer"; Filename: "{app}\music-organizer.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\Directory\shell\music-organizer"; ValueType: string; ValueData: "{cm:OpenWith}"; Flags: uninsdeletekey; Tasks: folders
Root: HKA; Subkey: "Software\Classes\Directory\shell\music-organizer"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\music-organizer.exe"; Tasks: folders
Root: HKA; Subkey: "Software\Classes\Directory\shell\music-organizer\command"; ValueType: string; ValueData: """{app}\music-organizer.exe"" ""%1"""; Tasks: folders

[Run]
Filename: "{app}\music-organizer.exe"; Description: "{cm:LaunchProgram,Music Organizer}"; Flags: nowait postinstall skipifsilent
