<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlbumSettings</name>
    <message numerus="yes">
        <source>Forget %n choice(s)</source>
        <translation>
            <numerusform>Forget %Ln choice</numerusform>
            <numerusform>Forget %Ln choices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckupPanel</name>
    <message numerus="yes">
        <source>%Ln file(s) are whole.</source>
        <translation>
            <numerusform>%Ln file is whole.</numerusform>
            <numerusform>%Ln files are whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation>
            <numerusform>…and %Ln more.</numerusform>
            <numerusform>…and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionCard</name>
    <message numerus="yes">
        <source>%Ln file(s) can no longer be rolled back.</source>
        <translation>
            <numerusform>%Ln file can no longer be rolled back.</numerusform>
            <numerusform>%Ln files can no longer be rolled back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message numerus="yes">
        <source>Retry failed (%n)</source>
        <translation>
            <numerusform>Retry failed (%Ln)</numerusform>
            <numerusform>Retry failed (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped on the way back: %n file(s) went back, the others stay.</source>
        <translation>
            <numerusform>Stopped on the way back: %n file went back, the others stay.</numerusform>
            <numerusform>Stopped on the way back: %n files went back, the others stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln step failed and changed nothing.</numerusform>
            <numerusform>%Ln steps failed and changed nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed where they were; the list says why.</source>
        <translation>
            <numerusform>%Ln file stayed where it was; the list says why.</numerusform>
            <numerusform>%Ln files stayed where they were; the list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait and can be finished in Recovery.</source>
        <translation>
            <numerusform>%Ln step waits and can be finished in Recovery.</numerusform>
            <numerusform>%Ln steps wait and can be finished in Recovery.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicateTreeModel</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <source>%n file(s) moved to the backup.</source>
        <translation>
            <numerusform>%Ln file moved to the backup.</numerusform>
            <numerusform>%Ln files moved to the backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln step failed and changed nothing.</numerusform>
            <numerusform>%Ln steps failed and changed nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n duplicate(s) to the backup</source>
        <translation>
            <numerusform>Move %Ln duplicate to the backup</numerusform>
            <numerusform>Move %Ln duplicates to the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ticked</source>
        <translation>
            <numerusform>%Ln file ticked</numerusform>
            <numerusform>%Ln files ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) lie here more than once, among {count} audio files.</source>
        <translation>
            <numerusform>%Ln recording lies here more than once, among {count} audio files.</numerusform>
            <numerusform>%Ln recordings lie here more than once, among {count} audio files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be compared.</source>
        <translation>
            <numerusform>%Ln file could not be compared.</numerusform>
            <numerusform>%Ln files could not be compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message numerus="yes">
        <source>%n audio file(s)</source>
        <translation>
            <numerusform>%Ln audio file</numerusform>
            <numerusform>%Ln audio files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n chosen part(s)</source>
        <translation>
            <numerusform>of %Ln chosen part</numerusform>
            <numerusform>of %Ln chosen parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message numerus="yes">
        <source>Would forget %Ln session(s) at the next start: they can no longer be rolled back from here. Files and backups stay.</source>
        <translation>
            <numerusform>Would forget %Ln session at the next start: it can no longer be rolled back from here. Files and backups stay.</numerusform>
            <numerusform>Would forget %Ln sessions at the next start: they can no longer be rolled back from here. Files and backups stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message numerus="yes">
        <source>%n file(s) changed since the scan and will be left out. Preview again to take them in.</source>
        <translation>
            <numerusform>%Ln file changed since the scan and will be left out. Preview again to take it in.</numerusform>
            <numerusform>%Ln files changed since the scan and will be left out. Preview again to take them in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Organize %n file(s)</source>
        <translation>
            <numerusform>Organize %Ln file</numerusform>
            <numerusform>Organize %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cover(s) and extras follow</source>
        <translation>
            <numerusform>%Ln cover or extra follows</numerusform>
            <numerusform>%Ln covers and extras follow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) where they are</source>
        <translation>
            <numerusform>%Ln stays where it is</numerusform>
            <numerusform>%Ln stay where they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistDiff</name>
    <message numerus="yes">
        <source>… and %n more line(s)</source>
        <translation>
            <numerusform>… and %n more line</numerusform>
            <numerusform>… and %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message numerus="yes">
        <source>%Ln file(s) were done and stand.</source>
        <translation>
            <numerusform>%Ln file is done and stands.</numerusform>
            <numerusform>%Ln files are done and stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) wait.</source>
        <translation>
            <numerusform>%Ln step waits.</numerusform>
            <numerusform>%Ln steps wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can tell yet what became of %Ln file(s):</source>
        <translation>
            <numerusform>Nobody can tell yet what became of %Ln file:</numerusform>
            <numerusform>Nobody can tell yet what became of %Ln files:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation>
            <numerusform>…and %Ln more.</numerusform>
            <numerusform>…and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message numerus="yes">
        <source>%Ln step(s) were taken.</source>
        <translation>
            <numerusform>%Ln step was taken.</numerusform>
            <numerusform>%Ln steps were taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were put back.</source>
        <translation>
            <numerusform>%Ln file was put back.</numerusform>
            <numerusform>%Ln files were put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed; their session in the history says why.</source>
        <translation>
            <numerusform>%Ln stayed; its session in the history says why.</numerusform>
            <numerusform>%Ln stayed; their session in the history says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln step failed and changed nothing.</numerusform>
            <numerusform>%Ln steps failed and changed nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln step(s) still wait.</source>
        <translation>
            <numerusform>Stopped: %Ln step still waits.</numerusform>
            <numerusform>Stopped: %Ln steps still wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) were interrupted; nothing is lost.</source>
        <translation>
            <numerusform>%Ln session was interrupted; nothing is lost.</numerusform>
            <numerusform>%Ln sessions were interrupted; nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) wait.</source>
        <translation>
            <numerusform>%Ln step waits.</numerusform>
            <numerusform>%Ln steps wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message numerus="yes">
        <source>Restored %Ln file(s).</source>
        <translation>
            <numerusform>Restored %Ln file.</numerusform>
            <numerusform>Restored %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln step failed and changed nothing.</numerusform>
            <numerusform>%Ln steps failed and changed nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollbackBar</name>
    <message numerus="yes">
        <source>%Ln file(s) compared so far. Nothing is changed.</source>
        <translation>
            <numerusform>%Ln file compared so far. Nothing is changed.</numerusform>
            <numerusform>%Ln files compared so far. Nothing is changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview rollback (%Ln)</source>
        <translation>
            <numerusform>Preview rollback (%Ln)</numerusform>
            <numerusform>Preview rollback (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln operation(s)…</source>
        <translation>
            <numerusform>Reading %Ln operation…</numerusform>
            <numerusform>Reading %Ln operations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) can go back</source>
        <translation>
            <numerusform>%Ln file can go back</numerusform>
            <numerusform>%Ln files can go back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back selected (%Ln)</source>
        <translation>
            <numerusform>Roll back selected (%Ln)</numerusform>
            <numerusform>Roll back selected (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a decision or are left out</source>
        <translation>
            <numerusform>%Ln needs a decision or is left out</numerusform>
            <numerusform>%Ln need a decision or are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are back already</source>
        <translation>
            <numerusform>%Ln is back already</numerusform>
            <numerusform>%Ln are back already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollbackController</name>
    <message numerus="yes">
        <source>Rolled back %Ln file(s).</source>
        <translation>
            <numerusform>Rolled back %Ln file.</numerusform>
            <numerusform>Rolled back %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed where they are.</source>
        <translation>
            <numerusform>%Ln stayed where it is.</numerusform>
            <numerusform>%Ln stayed where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln step failed and changed nothing.</numerusform>
            <numerusform>%Ln steps failed and changed nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln step(s) wait in Recovery.</source>
        <translation>
            <numerusform>Stopped: %Ln step waits in Recovery.</numerusform>
            <numerusform>Stopped: %Ln steps wait in Recovery.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message numerus="yes">
        <source>%Ln result(s) for “{text}”</source>
        <translation>
            <numerusform>%Ln result for “{text}”</numerusform>
            <numerusform>%Ln results for “{text}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreatAsMenu</name>
    <message numerus="yes">
        <source>Treat %n album(s) as</source>
        <translation>
            <numerusform>Treat %n album as</numerusform>
            <numerusform>Treat %n albums as</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message numerus="yes">
        <source>Leave all %Ln of this kind</source>
        <translation>
            <numerusform>Leave the only one of this kind</numerusform>
            <numerusform>Leave all %Ln of this kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back all %Ln of this kind</source>
        <translation>
            <numerusform>Put back the only one of this kind</numerusform>
            <numerusform>Put back all %Ln of this kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do the same for all %Ln of this kind</source>
        <translation>
            <numerusform>Do the same for the only one of this kind</numerusform>
            <numerusform>Do the same for all %Ln of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tree</name>
    <message numerus="yes">
        <source>%n cover(s)</source>
        <translation>
            <numerusform>%Ln cover</numerusform>
            <numerusform>%Ln covers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) go back</source>
        <translation>
            <numerusform>%Ln file goes back</numerusform>
            <numerusform>%Ln files go back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n make(s) room</source>
        <translation>
            <numerusform>%Ln makes room</numerusform>
            <numerusform>%Ln make room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a decision</source>
        <translation>
            <numerusform>%Ln needs a decision</numerusform>
            <numerusform>%Ln need a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>%Ln other file</numerusform>
            <numerusform>%Ln other files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%Ln to decide</numerusform>
            <numerusform>%Ln to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
</TS>
