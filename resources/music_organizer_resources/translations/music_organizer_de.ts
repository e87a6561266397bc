<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CheckupPanel</name>
    <message>
        <source>Files that are not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are whole.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingBar</name>
    <message>
        <source>Files are being organized. Stopping ends after the file at work; what was done stays, and the rest can be finished later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeletionCard</name>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{session}” from the history?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) can no longer be rolled back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it can be rolled back any more, so nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your music stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete, free {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its backups are deleted as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Undo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organize another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Retry failed (%n)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped, and everything was put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {count} files were organized and stay so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {count} files ({size}) in {span}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed and changed nothing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed where they were; the list says why.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait and can be finished in Recovery.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every step is recorded and can be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a music folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You will see exactly what would change before anything moves,
and every step can be rolled back later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with a sample library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message>
        <source>%n audio file(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another drive: files are copied, checked, then removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same drive: files are moved without copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %n chosen part(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper and lower case count as the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundFilesModel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It went to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundFilesView</name>
    <message>
        <source>Files found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <source>Days that sessions stay in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget them now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the history lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every session stays and can be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is that old; nothing would be forgotten now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Would forget %n session(s) at the next start: they can no longer be rolled back from here. Files and backups stay.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocationCard</name>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Music Organizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History  ●</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History: an interrupted session waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the next run works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where files go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsRow</name>
    <message>
        <source>How files are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the source again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a name is taken:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own path formats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganizeController</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (organized)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganizePage</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change: every file is in place or stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no music in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathFormatEditor</name>
    <message>
        <source>Naming preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own path formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{album} stands for the name of the album, and so on. A part in [ ] disappears when a field in it is not known. {artist|albumartist} takes the first that is known. / begins a folder; the last part is the name of the file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathFormatField</name>
    <message>
        <source>Path format for {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message>
        <source>Preview again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the scan and will be left out. Preview again to take them in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed yet. Every step will be recorded and can be rolled back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Organize %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to organize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} are copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cover(s) and extras follow</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{chosen} of {all} are chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) where they are</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. Nothing is half done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}: {done} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}: {done} of {total} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}: {done} of {total} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {span} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the steps that still wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back what was done; that can be undone as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session} was interrupted, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) were taken and stand.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) wait.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were at work just then:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something ended the program in the middle of its work. Every step was written down before it was taken, so nothing is lost: each file is either where it was or where it was going.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits: every session has come to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the files of a session together again in another folder, as they were before it. Backups lie in the library, below .music-organizer/backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup folder of a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that gets the files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RollbackBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Preview rollback (%Ln)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{standing} of {all} operations can go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can go back at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this session is left to go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick rows or folders; with nothing ticked it is all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back {ready} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Roll back selected (%Ln)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{ready} of {files} are ready to go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a decision or are left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are back already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Preview only: nothing has been changed. The rollback is recorded too and can itself be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {ready} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ready} of {files} files can be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview only: nothing has been changed. Files are copied, none is moved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunOptions</name>
    <message>
        <source>“Replace” needs a backup of what is replaced: it could not be rolled back, and music would be lost. Keep backups, or choose another way when a name is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How files get to their new place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove folders that become empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only folders of the source, and only those this run empties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every file again after its step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares what was written with what was read. Takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember tags between runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose size and time did not change are not read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes that read tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of them help with fast drives and many processor cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanningView</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for music: {count} audio files found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tags: {done} of {total} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding where everything belongs…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionHeading</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pinned session is never forgotten on its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backup}: preview of restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{session}: preview of rollback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionTableModel</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From → To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionTableView</name>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…	Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting on this page; the history stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where files go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How files get there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>The place is taken. What lies there:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with what lies at its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file to see what was found for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will stay where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Leave all %Ln of this kind</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back all %Ln of this kind</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do the same for all %Ln of this kind</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the album artist is “Various Artists”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single tracks of an artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a choice of one artist&apos;s tracks stays with that artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classical music, whose performers share an album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one artist&apos;s album, and nothing speaks for another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bootleg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a compilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an EP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover of the album it lies beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file is kept in the backup first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thousands of names like it are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music it belongs to stays as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No album that moves lies beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies above several albums, so nothing tells whose cover it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artist of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artist of the whole album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>composer of the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of the album; of a live recording the day of the concert, where it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genre of the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letter the album artist is filed under, # for digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by %1 together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of discs, only where the album has several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the disc, only where the album has several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the track, two digits, three where an album needs them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place of a live recording, where its title tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 1980s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the title says “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the titles of %1 of %2 tracks say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year of the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of the album; of a live recording the day of the concert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission to read the file was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive could not read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission to open the folder was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive could not read the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of every file before it moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 artists and no album artist of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 artists and the compilation mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 artists and “Various Artists” as album artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the file is kept in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy that shares its storage until one of them changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file comes back out of the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or link stands in the way of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder cannot be called “%1” (column %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder gets its noted mode and times back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that holds nothing is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A later session moved it on; roll that one back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A leftover of the system or of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link that points at the file is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path cannot hold a control character (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path format cannot be empty (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path format has at most %1 characters (column %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path format has at most %1 folders (column %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second file with the same content is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text in quotes stands alone between “|” (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums made by several artists together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums of tracks by various artists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums, live recordings, collaborations, compilations and rarities each have a folder; below it come artist and album.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files lie in one folder; artist, album and track are in their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist / Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both names share one file; needs one drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collaborations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compilations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed with failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concerts and sessions before an audience.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies that share storage; needs a file system that can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covers and extras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on light ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decade / Artist / Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demos, bootlegs, outtakes, deluxe and anniversary editions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every artist has a folder, and in it every album.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decade has a folder; below it come artist and album.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every genre has a folder; below it come artist and album.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fifos, sockets and devices are left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files leave the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders are divided by “/”, not by “\” (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the system, also while the window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre / Artist / Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changed since it was looked at, so it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read or placed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows the music it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gives its name to a file that comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes to its new name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has its name and folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is back at its place already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone, but a backup has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is neither audio nor a cover of an album that moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known where it belongs: neither its tags nor its names tell the %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is nowhere to be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is whole and its place is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies where it belongs already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was carried out and stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cut off half done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left out by choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken back since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its content changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its drive or folder is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tags could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its turn did not come yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on dark ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links are left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes room for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing, a backup has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode and times of a folder are noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved by a later session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves on one drive are checked by identity alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicBrainz calls it %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither its tags nor its names tell where it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept; steps that need a backup are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organizing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other content holds the name it would get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other content lies at its old place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rarities &amp; Special Editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by %1; kept in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of every file before it is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections stand inside each other too deep here (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody moved it; it was found again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studio albums, singles and EPs of one artist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file gets a second name on the same drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file goes to another name or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file leaves its place and goes to the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds other things and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is taken by %1, which holds something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a field is missing here (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a function is missing here (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the file holds no field: all files would share it (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the file is missing after this “/” (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newcomer stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newcomer takes a numbered name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newcomer takes the name; what held it goes to the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newcomer takes the name; what held it moves aside to a numbered name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original is gone, so the copy stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is relative to the target and cannot begin with “/” (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same content as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same content lies at its new place already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target holds links into the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field between these braces (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”; did you mean “%2”? (column %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”; there are %2 (column %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder name between these two “/” (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no function “%1”; did you mean “%2”? (column %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no function “%1”; there are %2 (column %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is not closed by a “}” as it should be (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This section holds no field; write “\[” for a bracket (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This “[” is never closed (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This “]” closes a section that was never opened (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This “}” closes a field that was never opened (column %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever a step would destroy or alter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year of the album, four digits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message>
        <source>Interrupted: recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organize {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore of {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback of {session}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
