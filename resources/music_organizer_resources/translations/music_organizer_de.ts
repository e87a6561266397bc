<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlbumSettings</name>
    <message>
        <source>Albums you decided about</source>
        <translation>Alben, über die entschieden wurde</translation>
    </message>
    <message>
        <source>These albums are treated as you said, whatever their tags say.</source>
        <translation>Diese Alben werden behandelt wie entschieden, was auch immer ihre Tags sagen.</translation>
    </message>
    <message>
        <source>Nothing was decided yet. “Treat as” in the menu of an album in the preview says what it is, for every run from then on.</source>
        <translation>Noch wurde nichts entschieden. „Behandeln als“ im Menü eines Albums in der Vorschau sagt, was es ist, und gilt von da an für jeden Lauf.</translation>
    </message>
    <message>
        <source>by {artist}</source>
        <translation>von {artist}</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n choice(s)</source>
        <translation>
            <numerusform>%Ln Entscheidung vergessen</numerusform>
            <numerusform>%Ln Entscheidungen vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>CheckupPanel</name>
    <message>
        <source>Files that are not whole</source>
        <translation>Dateien, die nicht heil sind</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>Prüfsummen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are whole.</source>
        <translation>
            <numerusform>%Ln Datei ist heil.</numerusform>
            <numerusform>%Ln Dateien sind heil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation>
            <numerusform>… und %Ln weitere.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipLine</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ClosingBar</name>
    <message>
        <source>Files are being organized. Stopping ends after the file at work; what was done stays, and the rest can be finished later.</source>
        <translation>Es wird gerade geordnet. Anhalten endet nach der Datei, die an der Reihe ist; Erledigtes bleibt, der Rest kann später beendet werden.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
</context>
<context>
    <name>DeletionCard</name>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete “{session}” from the history?</source>
        <translation>„{session}“ aus dem Verlauf löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) can no longer be rolled back.</source>
        <translation>
            <numerusform>%Ln Datei kann nicht mehr zurückgenommen werden.</numerusform>
            <numerusform>%Ln Dateien können nicht mehr zurückgenommen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it can be rolled back any more, so nothing is lost.</source>
        <translation>Davon kann nichts mehr zurückgenommen werden, also geht nichts verloren.</translation>
    </message>
    <message>
        <source>Your music stays where it is.</source>
        <translation>Die Musik bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Delete, free {size}</source>
        <translation>Löschen, {size} freigeben</translation>
    </message>
    <message>
        <source>Its backups are deleted as well.</source>
        <translation>Die Sicherungen werden mit gelöscht.</translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig…</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>Im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Organize another folder</source>
        <translation>Weiteren Ordner ordnen</translation>
    </message>
    <message numerus="yes">
        <source>Retry failed (%n)</source>
        <translation>
            <numerusform>Fehlgeschlagene wiederholen (%Ln)</numerusform>
            <numerusform>Fehlgeschlagene wiederholen (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped, and everything was put back.</source>
        <translation>Angehalten, alles ist wieder an seinem Platz.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped on the way back: %n file(s) went back, the others stay.</source>
        <translation>
            <numerusform>Auf dem Rückweg gestoppt: %n Datei ist zurück, die übrigen bleiben.</numerusform>
            <numerusform>Auf dem Rückweg gestoppt: %n Dateien sind zurück, die übrigen bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: {count} files were organized and stay so.</source>
        <translation>Angehalten: {count} Dateien sind geordnet und bleiben es.</translation>
    </message>
    <message>
        <source>Done: {count} files ({size}) in {span}.</source>
        <translation>Fertig: {count} Dateien ({size}) in {span}.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln Schritt schlug fehl und änderte nichts.</numerusform>
            <numerusform>%Ln Schritte schlugen fehl und änderten nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed where they were; the list says why.</source>
        <translation>
            <numerusform>%Ln Datei blieb, wo sie war; die Liste sagt, warum.</numerusform>
            <numerusform>%Ln Dateien blieben, wo sie waren; die Liste sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait and can be finished in Recovery.</source>
        <translation>
            <numerusform>%Ln Schritt wartet und kann unter Wiederaufnahme beendet werden.</numerusform>
            <numerusform>%Ln Schritte warten und können unter Wiederaufnahme beendet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every step is recorded and can be rolled back.</source>
        <translation>Jeder Schritt ist aufgezeichnet und kann zurückgenommen werden.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a music folder here</source>
        <translation>Musikordner hierher ziehen</translation>
    </message>
    <message>
        <source>You will see exactly what would change before anything moves,
and every step can be rolled back later.</source>
        <translation>Bevor sich etwas bewegt, ist genau zu sehen, was sich ändern würde,
und jeder Schritt lässt sich später zurücknehmen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Try with a sample library</source>
        <translation>Mit Beispielsammlung ausprobieren</translation>
    </message>
</context>
<context>
    <name>DuplicateTreeModel</name>
    <message>
        <source>Move to the backup</source>
        <translation>In die Sicherung verschieben</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Suggested to stay: {reason}</source>
        <translation>Soll bleiben: {reason}</translation>
    </message>
</context>
<context>
    <name>DuplicateView</name>
    <message>
        <source>Files that hold the same recording</source>
        <translation>Dateien mit derselben Aufnahme</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Look through</source>
        <translation>Durchsucht wird</translation>
    </message>
    <message>
        <source>Folder to look through</source>
        <translation>Ordner, der durchsucht wird</translation>
    </message>
    <message>
        <source>Listen to the files too (takes long)</source>
        <translation>Dateien auch anhören (dauert länger)</translation>
    </message>
    <message>
        <source>Suggest what other albums hold as well</source>
        <translation>Auch vorschlagen, was in anderen Alben liegt</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Duplikate suchen</translation>
    </message>
    <message>
        <source>Files that hold the same recording are shown side by side, with one suggested to stay. Nothing is deleted: what you tick goes to the backup and can come back.</source>
        <translation>Dateien mit derselben Aufnahme stehen nebeneinander, und eine davon wird zum Bleiben vorgeschlagen. Nichts wird gelöscht: Was angehakt ist, kommt in die Sicherung und kann zurückgeholt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) moved to the backup.</source>
        <translation>
            <numerusform>%Ln Datei in die Sicherung verschoben.</numerusform>
            <numerusform>%Ln Dateien in die Sicherung verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln Schritt schlug fehl und änderte nichts.</numerusform>
            <numerusform>%Ln Schritte schlugen fehl und änderten nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen…</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message numerus="yes">
        <source>Move %n duplicate(s) to the backup</source>
        <translation>
            <numerusform>%Ln Duplikat in die Sicherung verschieben</numerusform>
            <numerusform>%Ln Duplikate in die Sicherung verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) ticked</source>
        <translation>
            <numerusform>%Ln Datei angehakt</numerusform>
            <numerusform>%Ln Dateien angehakt</numerusform>
        </translation>
    </message>
    <message>
        <source>No duplicates among {count} audio files.</source>
        <translation>Keine Duplikate unter {count} Audiodateien.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) lie here more than once, among {count} audio files.</source>
        <translation>
            <numerusform>%Ln Aufnahme liegt hier mehrfach, unter {count} Audiodateien.</numerusform>
            <numerusform>%Ln Aufnahmen liegen hier mehrfach, unter {count} Audiodateien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be compared.</source>
        <translation>
            <numerusform>%Ln Datei konnte nicht verglichen werden.</numerusform>
            <numerusform>%Ln Dateien konnten nicht verglichen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesWiring</name>
    <message>
        <source>Which folder is to be looked through?</source>
        <translation>Welcher Ordner soll durchsucht werden?</translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>FileComparison</name>
    <message>
        <source>This file</source>
        <translation>Diese Datei</translation>
    </message>
    <message>
        <source>Has the name</source>
        <translation>Hat den Namen</translation>
    </message>
    <message>
        <source>Another copy</source>
        <translation>Andere Kopie</translation>
    </message>
    <message>
        <source>This file: {0}</source>
        <translation>Diese Datei: {0}</translation>
    </message>
    <message>
        <source>Has the name: {0}</source>
        <translation>Hat den Namen: {0}</translation>
    </message>
    <message>
        <source>Another copy: {0}</source>
        <translation>Andere Kopie: {0}</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>{0} kbit/s</source>
        <translation>{0} kbit/s</translation>
    </message>
    <message>
        <source>Cover of {0}</source>
        <translation>Cover von {0}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Filter by name, artist, folder…</source>
        <translation>Nach Name, Interpret, Ordner filtern…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message numerus="yes">
        <source>%n audio file(s)</source>
        <translation>
            <numerusform>%Ln Audiodatei</numerusform>
            <numerusform>%Ln Audiodateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Another drive: files are copied, checked, then removed</source>
        <translation>Anderes Laufwerk: Dateien werden kopiert, geprüft, dann entfernt</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Same drive: files are moved without copying</source>
        <translation>Selbes Laufwerk: Dateien werden ohne Kopieren verschoben</translation>
    </message>
    <message>
        <source>network drive</source>
        <translation>Netzlaufwerk</translation>
    </message>
    <message>
        <source>new folder</source>
        <translation>neuer Ordner</translation>
    </message>
    <message numerus="yes">
        <source>of %n chosen part(s)</source>
        <translation>
            <numerusform>aus %Ln gewählten Teil</numerusform>
            <numerusform>aus %Ln gewählten Teilen</numerusform>
        </translation>
    </message>
    <message>
        <source>upper and lower case count as the same</source>
        <translation>Groß- und Kleinschreibung gelten als gleich</translation>
    </message>
    <message>
        <source>{found}, {size}</source>
        <translation>{found}, {size}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
</context>
<context>
    <name>FoldersRow</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {folder}</source>
        <translation>{folder} entfernen</translation>
    </message>
</context>
<context>
    <name>FoundFilesModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Sie war</translation>
    </message>
    <message>
        <source>It went to</source>
        <translation>Sie kam nach</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>FoundFilesView</name>
    <message>
        <source>Files found</source>
        <translation>Gefundene Dateien</translation>
    </message>
</context>
<context>
    <name>HalfDoneLine</name>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Looks at the disk again and finishes what was begun.</source>
        <translation>Sieht sich den Datenträger noch einmal an und beendet, was begonnen wurde.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>This session is not in the history any more.</source>
        <translation>Diese Sitzung ist nicht mehr im Verlauf.</translation>
    </message>
</context>
<context>
    <name>HistoryNotice</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Set aside and rebuild from a library…</source>
        <translation>Beiseitelegen und aus einer Bibliothek neu aufbauen…</translation>
    </message>
    <message>
        <source>Undo this rollback</source>
        <translation>Dieses Zurücknehmen rückgängig machen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The library to read the sessions from</source>
        <translation>Die Bibliothek, aus der die Sitzungen gelesen werden</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <source>Days that sessions stay in the history</source>
        <translation>Tage, die Sitzungen im Verlauf bleiben</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>Forget them now</source>
        <translation>Jetzt vergessen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Where the history lies</source>
        <translation>Wo der Verlauf liegt</translation>
    </message>
    <message>
        <source>Every session stays and can be rolled back.</source>
        <translation>Jede Sitzung bleibt und kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>No session is that old; nothing would be forgotten now.</source>
        <translation>So alt ist keine Sitzung; jetzt würde nichts vergessen.</translation>
    </message>
    <message numerus="yes">
        <source>Would forget %Ln session(s) at the next start: they can no longer be rolled back from here. Files and backups stay.</source>
        <translation>
            <numerusform>Würde beim nächsten Start %Ln Sitzung vergessen: Sie kann dann von hier aus nicht mehr zurückgenommen werden. Dateien und Sicherungen bleiben.</numerusform>
            <numerusform>Würde beim nächsten Start %Ln Sitzungen vergessen: Sie können dann von hier aus nicht mehr zurückgenommen werden. Dateien und Sicherungen bleiben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>LocationCard</name>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Music Organizer</source>
        <translation>Music Organizer</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} operations</source>
        <translation>{count} Vorgänge</translation>
    </message>
    <message>
        <source>{count} can be rolled back</source>
        <translation>{count} können zurück</translation>
    </message>
    <message>
        <source>History  ●</source>
        <translation>Verlauf  ●</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History: an interrupted session waits</source>
        <translation>Verlauf: eine unterbrochene Sitzung wartet</translation>
    </message>
    <message>
        <source>Organize</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederaufnahme</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>How the next run works</source>
        <translation>Wie der nächste Lauf arbeitet</translation>
    </message>
    <message>
        <source>Where files go</source>
        <translation>Wohin Dateien kommen</translation>
    </message>
    <message>
        <source>Changes are used at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OperationTreeView</name>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
</context>
<context>
    <name>OptionsRow</name>
    <message>
        <source>How files are named</source>
        <translation>Wie Dateien heißen</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>If a name is taken</source>
        <translation>Wenn ein Name vergeben ist</translation>
    </message>
    <message>
        <source>Name taken: {choice}</source>
        <translation>Name vergeben: {choice}</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Checksums, backups, folders, and where files go</source>
        <translation>Prüfsummen, Sicherungen, Ordner, und wohin Dateien kommen</translation>
    </message>
    <message>
        <source>Preview again</source>
        <translation>Neue Vorschau</translation>
    </message>
    <message>
        <source>Reads the source again (F5)</source>
        <translation>Liest die Quelle noch einmal (F5)</translation>
    </message>
    <message>
        <source>If a name is taken:</source>
        <translation>Wenn ein Name vergeben ist:</translation>
    </message>
    <message>
        <source>Own path formats</source>
        <translation>Eigene Pfadformate</translation>
    </message>
</context>
<context>
    <name>OrganizeController</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>{name} (organized)</source>
        <translation>{name} (geordnet)</translation>
    </message>
    <message>
        <source>{folder} is not there: connect its drive, then retry.</source>
        <translation>{folder} ist nicht da: Bitte das Laufwerk anschließen und es dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>OrganizePage</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Review and recover</source>
        <translation>Ansehen und wiederaufnehmen</translation>
    </message>
    <message>
        <source>Organize</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>A library can be tidied inside its own folder.</source>
        <translation>Eine Bibliothek kann im eigenen Ordner aufgeräumt werden.</translation>
    </message>
    <message>
        <source>Tidy in place</source>
        <translation>An Ort und Stelle aufräumen</translation>
    </message>
    <message>
        <source>Nothing would change: every file is in place or stays where it is.</source>
        <translation>Nichts würde sich ändern: Jede Datei ist am Platz oder bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>There is no music in this folder.</source>
        <translation>In diesem Ordner ist keine Musik.</translation>
    </message>
</context>
<context>
    <name>OrganizeWiring</name>
    <message>
        <source>Which folder holds the music?</source>
        <translation>In welchem Ordner liegt die Musik?</translation>
    </message>
    <message>
        <source>Where is the library, or where shall it be?</source>
        <translation>Wo liegt die Bibliothek, oder wo soll sie entstehen?</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>Plan exportieren</translation>
    </message>
</context>
<context>
    <name>PathExamples</name>
    <message>
        <source>The examples are your own files.</source>
        <translation>Die Beispiele sind eigene Dateien.</translation>
    </message>
    <message>
        <source>The examples are files of the sample library.</source>
        <translation>Die Beispiele sind Dateien der Beispielsammlung.</translation>
    </message>
</context>
<context>
    <name>PathFormatEditor</name>
    <message>
        <source>Naming preset</source>
        <translation>Benennung</translation>
    </message>
    <message>
        <source>Own path formats</source>
        <translation>Eigene Pfadformate</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Feld einfügen</translation>
    </message>
    <message>
        <source>{album} stands for the name of the album, and so on. A part in [ ] disappears when a field in it is not known. {artist|albumartist} takes the first that is known. / begins a folder; the last part is the name of the file.</source>
        <translation>{album} steht für den Namen des Albums, und so weiter. Ein Teil in [ ] entfällt, wenn ein Feld darin nicht bekannt ist. {artist|albumartist} nimmt das erste bekannte. / beginnt einen Ordner; der letzte Teil ist der Name der Datei.</translation>
    </message>
</context>
<context>
    <name>PathFormatField</name>
    <message>
        <source>Path format for {0}</source>
        <translation>Pfadformat für {0}</translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message>
        <source>Preview again</source>
        <translation>Neue Vorschau</translation>
    </message>
    <message>
        <source>Export plan…</source>
        <translation>Plan exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the scan and will be left out. Preview again to take them in.</source>
        <translation>
            <numerusform>%Ln Datei hat sich seit dem Lesen geändert und wird ausgelassen. Eine neue Vorschau nimmt sie auf.</numerusform>
            <numerusform>%Ln Dateien haben sich seit dem Lesen geändert und werden ausgelassen. Eine neue Vorschau nimmt sie auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed yet; every step can be rolled back.</source>
        <translation>Noch ist nichts verändert; jeder Schritt lässt sich zurückrollen.</translation>
    </message>
    <message numerus="yes">
        <source>Organize %n file(s)</source>
        <translation>
            <numerusform>%Ln Datei ordnen</numerusform>
            <numerusform>%Ln Dateien ordnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to organize</source>
        <translation>Nichts zu ordnen</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{files} move</source>
        <translation>{files} ziehen um</translation>
    </message>
    <message>
        <source>{files} are copied</source>
        <translation>{files} werden kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%n cover(s) and extras follow</source>
        <translation>
            <numerusform>%Ln Cover oder Beigabe folgt</numerusform>
            <numerusform>%Ln Cover und Beigaben folgen</numerusform>
        </translation>
    </message>
    <message>
        <source>{chosen} of {all} are chosen</source>
        <translation>{chosen} von {all} sind gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) where they are</source>
        <translation>
            <numerusform>%Ln bleibt am Platz</numerusform>
            <numerusform>%Ln bleiben am Platz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistDiff</name>
    <message>
        <source>Lines of the playlist that change</source>
        <translation>Zeilen der Playlist, die sich ändern</translation>
    </message>
    <message>
        <source>Line {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more line(s)</source>
        <translation>
            <numerusform>… und %n weitere Zeile</numerusform>
            <numerusform>… und %n weitere Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Stop and roll back</source>
        <translation>Anhalten und zurücknehmen</translation>
    </message>
    <message>
        <source>Now: {file}</source>
        <translation>Jetzt: {file}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Paused. Nothing is half done.</source>
        <translation>Pause. Nichts ist halb fertig.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>{stage}: {done} files</source>
        <translation>{stage}: {done} Dateien</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total} files</source>
        <translation>{stage}: {done} von {total} Dateien</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total} steps</source>
        <translation>{stage}: {done} von {total} Schritten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>about {span} left</source>
        <translation>noch etwa {span}</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>Im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Takes the steps that still wait.</source>
        <translation>Tut die Schritte, die noch warten.</translation>
    </message>
    <message>
        <source>Takes back what was done; that can be undone as well.</source>
        <translation>Nimmt zurück, was getan wurde; auch das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>{session} was interrupted, {when}</source>
        <translation>{session} wurde unterbrochen, {when}</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts ist verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were done and stand.</source>
        <translation>
            <numerusform>%Ln Datei ist fertig und bleibt.</numerusform>
            <numerusform>%Ln Dateien sind fertig und bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can tell yet what became of %Ln file(s):</source>
        <translation>
            <numerusform>Was aus %Ln Datei wurde, lässt sich noch nicht sagen:</numerusform>
            <numerusform>Was aus %Ln Dateien wurde, lässt sich noch nicht sagen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) wait.</source>
        <translation>
            <numerusform>%Ln Schritt wartet.</numerusform>
            <numerusform>%Ln Schritte warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %Ln more.</source>
        <translation>
            <numerusform>… und %Ln weitere.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>The disk was looked at again.</source>
        <translation>Das Laufwerk wurde noch einmal angesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) were taken.</source>
        <translation>
            <numerusform>%Ln Schritt wurde getan.</numerusform>
            <numerusform>%Ln Schritte wurden getan.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file was finished.</source>
        <translation>Die Datei ist fertig.</translation>
    </message>
    <message>
        <source>Nothing can be told of {file} yet: {found}</source>
        <translation>Zu {file} lässt sich noch nichts sagen: {found}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were put back.</source>
        <translation>
            <numerusform>%Ln Datei wurde zurückgelegt.</numerusform>
            <numerusform>%Ln Dateien wurden zurückgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed; their session in the history says why.</source>
        <translation>
            <numerusform>%Ln blieb; die Sitzung im Verlauf sagt, warum.</numerusform>
            <numerusform>%Ln blieben; die Sitzung im Verlauf sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln Schritt schlug fehl und änderte nichts.</numerusform>
            <numerusform>%Ln Schritte schlugen fehl und änderten nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln step(s) still wait.</source>
        <translation>
            <numerusform>Angehalten: %Ln Schritt wartet noch.</numerusform>
            <numerusform>Angehalten: %Ln Schritte warten noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s) were interrupted; nothing is lost.</source>
        <translation>
            <numerusform>%Ln Sitzung wurde unterbrochen; nichts ist verloren.</numerusform>
            <numerusform>%Ln Sitzungen wurden unterbrochen; nichts ist verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{session}” was interrupted; nothing is lost.</source>
        <translation>„{session}“ wurde unterbrochen; nichts ist verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) wait.</source>
        <translation>
            <numerusform>%Ln Schritt wartet.</numerusform>
            <numerusform>%Ln Schritte warten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Something ended the program in the middle of its work. Every step was written down before it was taken, so nothing is lost: each file is either where it was or where it was going.</source>
        <translation>Etwas hat das Programm mitten in der Arbeit beendet. Jeder Schritt war aufgeschrieben, bevor er getan wurde, darum ist nichts verloren: Jede Datei ist entweder, wo sie war, oder dort, wohin sie sollte.</translation>
    </message>
    <message>
        <source>Nothing waits: every session has come to its end.</source>
        <translation>Nichts wartet: Jede Sitzung ist zu Ende geführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederaufnahme</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message numerus="yes">
        <source>Restored %Ln file(s).</source>
        <translation>
            <numerusform>%Ln Datei wiederhergestellt.</numerusform>
            <numerusform>%Ln Dateien wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln Schritt schlug fehl und änderte nichts.</numerusform>
            <numerusform>%Ln Schritte schlugen fehl und änderten nichts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Puts the files of a session together again in another folder, as they were before it. Backups lie in the library, below .music-organizer/backups.</source>
        <translation>Setzt die Dateien einer Sitzung in einem anderen Ordner wieder so zusammen, wie sie vorher waren. Sicherungen liegen in der Bibliothek unter .music-organizer/backups.</translation>
    </message>
    <message>
        <source>Choose the backup…</source>
        <translation>Sicherung wählen…</translation>
    </message>
    <message>
        <source>Choose the target…</source>
        <translation>Ziel wählen…</translation>
    </message>
    <message>
        <source>Preview restore</source>
        <translation>Vorschau des Wiederherstellens</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>noch keins gewählt</translation>
    </message>
    <message>
        <source>Backup: {folder}</source>
        <translation>Sicherung: {folder}</translation>
    </message>
    <message>
        <source>Target: {folder}</source>
        <translation>Ziel: {folder}</translation>
    </message>
    <message>
        <source>The backup folder of a session</source>
        <translation>Der Sicherungsordner einer Sitzung</translation>
    </message>
    <message>
        <source>The folder that gets the files</source>
        <translation>Der Ordner, der die Dateien bekommt</translation>
    </message>
</context>
<context>
    <name>RollbackBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>Wiederaufnehmen…</translation>
    </message>
    <message>
        <source>Preview rollback</source>
        <translation>Vorschau des Zurücknehmens</translation>
    </message>
    <message>
        <source>Looking at the disk…</source>
        <translation>Das Laufwerk wird angesehen…</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts wird geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) compared so far. Nothing is changed.</source>
        <translation>
            <numerusform>Bisher wurde %Ln Datei verglichen. Nichts wird geändert.</numerusform>
            <numerusform>Bisher wurden %Ln Dateien verglichen. Nichts wird geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview rollback (%Ln)</source>
        <translation>
            <numerusform>Vorschau des Zurücknehmens (%Ln)</numerusform>
            <numerusform>Vorschau des Zurücknehmens (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln operation(s)…</source>
        <translation>
            <numerusform>%Ln Vorgang wird gelesen …</numerusform>
            <numerusform>%Ln Vorgänge werden gelesen …</numerusform>
        </translation>
    </message>
    <message>
        <source>The first of them are shown already.</source>
        <translation>Die ersten davon sind schon zu sehen.</translation>
    </message>
    <message>
        <source>This session is running.</source>
        <translation>Diese Sitzung läuft.</translation>
    </message>
    <message>
        <source>It can go back at its end.</source>
        <translation>Sie kann an ihrem Ende zurück.</translation>
    </message>
    <message>
        <source>Nothing of this session is left to go back.</source>
        <translation>Von dieser Sitzung kann nichts mehr zurück.</translation>
    </message>
    <message>
        <source>Only folders of this session are left to go back.</source>
        <translation>Von dieser Sitzung können nur noch Ordner zurück.</translation>
    </message>
    <message>
        <source>{ticked} of {all} files are ticked</source>
        <translation>{ticked} von {all} Dateien sind angekreuzt</translation>
    </message>
    <message>
        <source>The preview says what can go back, and changes nothing.</source>
        <translation>Die Vorschau sagt, was zurück kann, und ändert nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) can go back</source>
        <translation>
            <numerusform>%Ln Datei kann zurück</numerusform>
            <numerusform>%Ln Dateien können zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick rows or folders; with nothing ticked it is all of them.</source>
        <translation>Zeilen oder Ordner ankreuzen; ohne Kreuz sind es alle.</translation>
    </message>
    <message>
        <source>Roll back {ready} of {files}</source>
        <translation>{ready} von {files} zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing to roll back</source>
        <translation>Nichts zurückzunehmen</translation>
    </message>
    <message numerus="yes">
        <source>Roll back selected (%Ln)</source>
        <translation>
            <numerusform>Gewählte zurücknehmen (%Ln)</numerusform>
            <numerusform>Gewählte zurücknehmen (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>{ready} of {files} are ready to go back</source>
        <translation>{ready} von {files} sind bereit zurückzugehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a decision or are left out</source>
        <translation>
            <numerusform>%Ln braucht eine Entscheidung oder bleibt aus</numerusform>
            <numerusform>%Ln brauchen eine Entscheidung oder bleiben aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are back already</source>
        <translation>
            <numerusform>%Ln ist schon zurück</numerusform>
            <numerusform>%Ln sind schon zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview only: nothing has been changed. The rollback is recorded too and can itself be undone.</source>
        <translation>Nur eine Vorschau: Nichts ist geändert. Auch das Zurücknehmen wird aufgezeichnet und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Restore {ready} of {files}</source>
        <translation>{ready} von {files} wiederherstellen</translation>
    </message>
    <message>
        <source>Nothing to restore</source>
        <translation>Nichts wiederherzustellen</translation>
    </message>
    <message>
        <source>{ready} of {files} files can be restored</source>
        <translation>{ready} von {files} Dateien können wiederhergestellt werden</translation>
    </message>
    <message>
        <source>Preview only: nothing has been changed. Files are copied, none is moved.</source>
        <translation>Nur eine Vorschau: Nichts ist geändert. Dateien werden kopiert, keine verschoben.</translation>
    </message>
</context>
<context>
    <name>RollbackController</name>
    <message>
        <source>Some files cannot be parted from others, so {count} would go back together. Look again, then roll back.</source>
        <translation>Manche Dateien lassen sich nicht von anderen trennen, darum gingen {count} zusammen zurück. Noch einmal ansehen, dann zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back %Ln file(s).</source>
        <translation>
            <numerusform>%Ln Datei zurückgenommen.</numerusform>
            <numerusform>%Ln Dateien zurückgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed where they are.</source>
        <translation>
            <numerusform>%Ln blieb am Platz.</numerusform>
            <numerusform>%Ln blieben am Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) failed and changed nothing.</source>
        <translation>
            <numerusform>%Ln Schritt schlug fehl und änderte nichts.</numerusform>
            <numerusform>%Ln Schritte schlugen fehl und änderten nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln step(s) wait in Recovery.</source>
        <translation>
            <numerusform>Angehalten: %Ln Schritt wartet unter Wiederaufnahme.</numerusform>
            <numerusform>Angehalten: %Ln Schritte warten unter Wiederaufnahme.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunOptions</name>
    <message>
        <source>“Replace” needs a backup of what is replaced: it could not be rolled back, and music would be lost. Keep backups, or choose another way when a name is taken.</source>
        <translation>„Ersetzen“ braucht eine Sicherung des Ersetzten: Sonst ließe es sich nicht zurücknehmen, und Musik ginge verloren. Sicherungen behalten oder für vergebene Namen etwas anderes wählen.</translation>
    </message>
    <message>
        <source>How files get to their new place</source>
        <translation>Wie Dateien an ihren neuen Platz kommen</translation>
    </message>
    <message>
        <source>If a name is taken</source>
        <translation>Wenn ein Name vergeben ist</translation>
    </message>
    <message>
        <source>Remove folders that become empty</source>
        <translation>Leer gewordene Ordner entfernen</translation>
    </message>
    <message>
        <source>Only folders of the source, and only those this run empties.</source>
        <translation>Nur Ordner der Quelle, und nur solche, die dieser Lauf leert.</translation>
    </message>
    <message>
        <source>What goes along with the music</source>
        <translation>Was mit der Musik mitgeht</translation>
    </message>
    <message>
        <source>Leftovers of the system in folders</source>
        <translation>Systemreste in Ordnern</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>Prüfsummen</translation>
    </message>
    <message>
        <source>Read every file again after its step</source>
        <translation>Jede Datei nach ihrem Schritt noch einmal lesen</translation>
    </message>
    <message>
        <source>Compares what was written with what was read. Takes longer.</source>
        <translation>Vergleicht Geschriebenes mit Gelesenem. Dauert länger.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Remember tags between runs</source>
        <translation>Tags zwischen Läufen merken</translation>
    </message>
    <message>
        <source>Files whose size and time did not change are not read again.</source>
        <translation>Dateien mit gleicher Größe und Zeit werden nicht noch einmal gelesen.</translation>
    </message>
    <message>
        <source>Playlists follow their files</source>
        <translation>Playlists folgen ihren Dateien</translation>
    </message>
    <message>
        <source>The entries of playlists and cue sheets in source and target name the new places. What a playlist was goes to the backup.</source>
        <translation>Die Einträge von Playlists und Cue-Sheets in Quelle und Ziel nennen die neuen Orte. Was eine Playlist vorher war, kommt in die Sicherung.</translation>
    </message>
    <message>
        <source>Other folders with playlists</source>
        <translation>Weitere Ordner mit Playlists</translation>
    </message>
    <message>
        <source>Playlists that lie neither in the source nor in the target.</source>
        <translation>Playlists, die weder in der Quelle noch im Ziel liegen.</translation>
    </message>
    <message>
        <source>Processes that read tags</source>
        <translation>Prozesse, die Tags lesen</translation>
    </message>
    <message>
        <source>More of them help with fast drives and many processor cores.</source>
        <translation>Mehr davon helfen bei schnellen Laufwerken und vielen Prozessorkernen.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>ScanningView</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Looking at the folders…</source>
        <translation>Die Ordner werden angesehen…</translation>
    </message>
    <message>
        <source>Looking for music: {count} audio files found</source>
        <translation>Musik wird gesucht: {count} Audiodateien gefunden</translation>
    </message>
    <message>
        <source>Reading tags: {done} of {total} files</source>
        <translation>Tags werden gelesen: {done} von {total} Dateien</translation>
    </message>
    <message>
        <source>Deciding where everything belongs…</source>
        <translation>Es wird entschieden, wohin alles gehört…</translation>
    </message>
</context>
<context>
    <name>SessionActions</name>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export the session</source>
        <translation>Sitzung exportieren</translation>
    </message>
</context>
<context>
    <name>SessionHeading</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>A pinned session is never forgotten on its own.</source>
        <translation>Eine angeheftete Sitzung wird nie von selbst vergessen.</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>{backup}: preview of restore</source>
        <translation>{backup}: Vorschau des Wiederherstellens</translation>
    </message>
    <message>
        <source>{session}: operations</source>
        <translation>{session}: Vorgänge</translation>
    </message>
    <message>
        <source>{session}: rollback</source>
        <translation>{session}: Zurücknehmen</translation>
    </message>
    <message>
        <source>{session}: preview of rollback</source>
        <translation>{session}: Vorschau des Zurücknehmens</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>No session yet. Organize a folder, and everything that is done shows up here.</source>
        <translation>Noch keine Sitzung. Sobald ein Ordner geordnet wird, steht hier alles, was getan wurde.</translation>
    </message>
    <message>
        <source>No session knows a file with “{text}” in its name or folder.</source>
        <translation>Keine Sitzung kennt eine Datei mit „{text}“ in Name oder Ordner.</translation>
    </message>
    <message>
        <source>The latest results for “{text}”; add a word to find others.</source>
        <translation>Die neuesten Treffer für „{text}“; ein weiteres Wort findet andere.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) for “{text}”</source>
        <translation>
            <numerusform>%Ln Treffer für „{text}“</numerusform>
            <numerusform>%Ln Treffer für „{text}“</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionSearch</name>
    <message>
        <source>Search every session for a file…</source>
        <translation>Alle Sitzungen nach einer Datei durchsuchen…</translation>
    </message>
    <message>
        <source>Search every session for a file</source>
        <translation>Alle Sitzungen nach einer Datei durchsuchen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
</context>
<context>
    <name>SessionTableModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>From → To</source>
        <translation>Von → Nach</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Can go back</source>
        <translation>Kann zurück</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>{name}, pinned</source>
        <translation>{name}, angeheftet</translation>
    </message>
</context>
<context>
    <name>SessionTableView</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>Wiederaufnehmen…</translation>
    </message>
    <message>
        <source>Preview rollback</source>
        <translation>Vorschau des Zurücknehmens</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>Umbenennen	F2</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Verify checksums</source>
        <translation>Prüfsummen prüfen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete…	Del</source>
        <translation>Löschen…	Entf</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Sorted by {column}, ascending</source>
        <translation>Sortiert nach {column}, aufsteigend</translation>
    </message>
    <message>
        <source>Sorted by {column}, descending</source>
        <translation>Sortiert nach {column}, absteigend</translation>
    </message>
</context>
<context>
    <name>SessionTree</name>
    <message>
        <source>Verify checksums</source>
        <translation>Prüfsummen prüfen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
</context>
<context>
    <name>SessionsController</name>
    <message>
        <source>Written to {file}.</source>
        <translation>Geschrieben nach {file}.</translation>
    </message>
    <message>
        <source>{count} sessions are in the history again.</source>
        <translation>{count} Sitzungen sind wieder im Verlauf.</translation>
    </message>
    <message>
        <source>The damaged history was kept as {file}.</source>
        <translation>Der beschädigte Verlauf wurde als {file} aufgehoben.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Every setting on this page; the history stays as it is.</source>
        <translation>Alle Einstellungen dieser Seite; der Verlauf bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Where files go</source>
        <translation>Wohin Dateien kommen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>How files get there</source>
        <translation>Wie Dateien dorthin kommen</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Playlists</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Used from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose the folder to organize</source>
        <translation>Den Ordner wählen, der geordnet wird</translation>
    </message>
    <message>
        <source>Choose the library</source>
        <translation>Die Bibliothek wählen</translation>
    </message>
    <message>
        <source>Read the source again</source>
        <translation>Die Quelle noch einmal lesen</translation>
    </message>
    <message>
        <source>Organize what is ticked</source>
        <translation>Angekreuztes ordnen</translation>
    </message>
    <message>
        <source>Look for something on this page</source>
        <translation>Etwas auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Tick or untick rows</source>
        <translation>Zeilen ankreuzen oder Kreuz wegnehmen</translation>
    </message>
    <message>
        <source>Close a folder of the tree</source>
        <translation>Einen Ordner des Baums schließen</translation>
    </message>
    <message>
        <source>Open a folder of the tree</source>
        <translation>Einen Ordner des Baums öffnen</translation>
    </message>
    <message>
        <source>Open a file, or the operations of a session</source>
        <translation>Eine Datei öffnen, oder die Vorgänge einer Sitzung</translation>
    </message>
    <message>
        <source>Go to the first row</source>
        <translation>Zur ersten Zeile</translation>
    </message>
    <message>
        <source>Go to the last row</source>
        <translation>Zur letzten Zeile</translation>
    </message>
    <message>
        <source>All that can be done with a row</source>
        <translation>Alles, was sich mit einer Zeile tun lässt</translation>
    </message>
    <message>
        <source>Rename a session</source>
        <translation>Eine Sitzung umbenennen</translation>
    </message>
    <message>
        <source>Delete a session, once its cost is agreed to</source>
        <translation>Eine Sitzung löschen, nachdem der Preis bestätigt ist</translation>
    </message>
    <message>
        <source>Preview the undo of the last run</source>
        <translation>Vorschau: den letzten Lauf zurücknehmen</translation>
    </message>
    <message>
        <source>Preview the undo of the last rollback</source>
        <translation>Vorschau: das letzte Zurücknehmen rückgängig machen</translation>
    </message>
    <message>
        <source>Organize</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>Offenes schließen</translation>
    </message>
</context>
<context>
    <name>TreatAsMenu</name>
    <message numerus="yes">
        <source>Treat %n album(s) as</source>
        <translation>
            <numerusform>%n Album behandeln als</numerusform>
            <numerusform>%n Alben behandeln als</numerusform>
        </translation>
    </message>
    <message>
        <source>Treat as</source>
        <translation>Behandeln als</translation>
    </message>
    <message>
        <source>By Various Artists</source>
        <translation>Von verschiedenen Interpreten</translation>
    </message>
    <message>
        <source>Decide automatically</source>
        <translation>Automatisch entscheiden</translation>
    </message>
</context>
<context>
    <name>TreeMenu</name>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Do not choose</source>
        <translation>Nicht wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Show folders only</source>
        <translation>Nur Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>The place is taken. What lies there:</source>
        <translation>Der Platz ist belegt. Dort liegt:</translation>
    </message>
    <message>
        <source>What to do with what lies at its place</source>
        <translation>Was mit dem geschieht, was an seinem Platz liegt</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Show that session</source>
        <translation>Diese Sitzung zeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Choose a file to see what was found for it.</source>
        <translation>Eine Datei wählen, um zu sehen, was zu ihr gefunden wurde.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Now: {path}</source>
        <translation>Jetzt: {path}</translation>
    </message>
    <message>
        <source>Back to: {path}</source>
        <translation>Zurück nach: {path}</translation>
    </message>
    <message>
        <source>It was: {path}</source>
        <translation>Sie war: {path}</translation>
    </message>
    <message>
        <source>It went to: {path}</source>
        <translation>Sie kam nach: {path}</translation>
    </message>
    <message>
        <source>It will go back.</source>
        <translation>Sie geht zurück.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Nichts ist zu tun.</translation>
    </message>
    <message>
        <source>It will stay where it is.</source>
        <translation>Sie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Put back anyway</source>
        <translation>Trotzdem zurücklegen</translation>
    </message>
    <message numerus="yes">
        <source>Leave all %Ln of this kind</source>
        <translation>
            <numerusform>Die einzige dieser Art lassen</numerusform>
            <numerusform>Alle %Ln dieser Art lassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back all %Ln of this kind</source>
        <translation>
            <numerusform>Die einzige dieser Art zurücklegen</numerusform>
            <numerusform>Alle %Ln dieser Art zurücklegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do the same for all %Ln of this kind</source>
        <translation>
            <numerusform>Dasselbe für die einzige dieser Art</numerusform>
            <numerusform>Dasselbe für alle %Ln dieser Art</numerusform>
        </translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
    <message>
        <source>What happens with this file</source>
        <translation>Was mit dieser Datei geschieht</translation>
    </message>
    <message>
        <source>For every taken name</source>
        <translation>Für jeden vergebenen Namen</translation>
    </message>
    <message>
        <source>The choice is meant for every file whose name is taken.</source>
        <translation>Die Wahl gilt für jede Datei, deren Name vergeben ist.</translation>
    </message>
    <message>
        <source>Treat as…</source>
        <translation>Behandeln als …</translation>
    </message>
    <message>
        <source>Decide what the album is, whatever its tags say.</source>
        <translation>Festlegen, was das Album ist, ganz gleich, was die Tags sagen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the checksum</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>Choose a file to see why it goes where it goes.</source>
        <translation>Eine Datei wählen, um zu sehen, warum sie dorthin kommt.</translation>
    </message>
    <message>
        <source>Why it stays</source>
        <translation>Warum sie bleibt</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Told from its name and folder</source>
        <translation>Aus Name und Ordner erschlossen</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Nicht erhalten</translation>
    </message>
    <message>
        <source>Entries whose file is not there</source>
        <translation>Einträge, deren Datei nicht da ist</translation>
    </message>
    <message>
        <source>Entries that follow their files</source>
        <translation>Einträge, die ihren Dateien folgen</translation>
    </message>
    <message>
        <source>Entries the playlist cannot write in its encoding</source>
        <translation>Einträge, die sich in der Kodierung der Playlist nicht schreiben lassen</translation>
    </message>
    <message>
        <source>Made safe</source>
        <translation>Sicher gemacht</translation>
    </message>
    <message>
        <source>Not every system allows “{0}” as a name.</source>
        <translation>Nicht jedes System erlaubt „{0}“ als Namen.</translation>
    </message>
    <message>
        <source>Shortened</source>
        <translation>Gekürzt</translation>
    </message>
    <message>
        <source>“{0}” is too long for a name.</source>
        <translation>„{0}“ ist als Name zu lang.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>Albuminterpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>{0} kbit/s</source>
        <translation>{0} kbit/s</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>WhySide</name>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>_Stack</name>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the album artist is “Various Artists”</source>
        <translation>der Albuminterpret ist „Various Artists“</translation>
    </message>
    <message>
        <source>single tracks of an artist</source>
        <translation>einzelne Tracks eines Interpreten</translation>
    </message>
    <message>
        <source>a choice of one artist&apos;s tracks stays with that artist</source>
        <translation>eine Auswahl eines Interpreten bleibt bei diesem</translation>
    </message>
    <message>
        <source>classical music, whose performers share an album</source>
        <translation>klassische Musik, deren Mitwirkende sich ein Album teilen</translation>
    </message>
    <message>
        <source>one artist&apos;s album, and nothing speaks for another kind</source>
        <translation>das Album eines Interpreten, und nichts spricht für eine andere Art</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>a demo</source>
        <translation>ein Demo</translation>
    </message>
    <message>
        <source>a bootleg</source>
        <translation>ein Bootleg</translation>
    </message>
    <message>
        <source>a compilation</source>
        <translation>eine Zusammenstellung</translation>
    </message>
    <message>
        <source>an EP</source>
        <translation>eine EP</translation>
    </message>
    <message>
        <source>an album</source>
        <translation>ein Album</translation>
    </message>
    <message>
        <source>a single</source>
        <translation>eine Single</translation>
    </message>
    <message>
        <source>another release</source>
        <translation>eine andere Veröffentlichung</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>album artist</source>
        <translation>Albuminterpret</translation>
    </message>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>track</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Cover of the album it lies beside.</source>
        <translation>Cover des Albums, neben dem es liegt.</translation>
    </message>
    <message>
        <source>Every file is kept in the backup first.</source>
        <translation>Jede Datei kommt zuerst in die Sicherung.</translation>
    </message>
    <message>
        <source>Thousands of names like it are taken.</source>
        <translation>Tausende solcher Namen sind vergeben.</translation>
    </message>
    <message>
        <source>The music it belongs to stays as well.</source>
        <translation>Die Musik, zu der es gehört, bleibt ebenfalls.</translation>
    </message>
    <message>
        <source>No album that moves lies beside it.</source>
        <translation>Daneben liegt kein Album, das umzieht.</translation>
    </message>
    <message>
        <source>title of the track</source>
        <translation>Titel des Tracks</translation>
    </message>
    <message>
        <source>artist of the track</source>
        <translation>Interpret des Tracks</translation>
    </message>
    <message>
        <source>Edited since: only the tags</source>
        <translation>Seither bearbeitet: nur die Tags</translation>
    </message>
    <message>
        <source>It is no music, and belongs to no album that moves.</source>
        <translation>Es ist keine Musik und gehört zu keinem Album, das umzieht.</translation>
    </message>
    <message>
        <source>artist of the whole album</source>
        <translation>Interpret des ganzen Albums</translation>
    </message>
    <message>
        <source>composer of the album</source>
        <translation>Komponist des Albums</translation>
    </message>
    <message>
        <source>date of the album; of a live recording the day of the concert, where it is known</source>
        <translation>Datum des Albums; bei Live-Aufnahmen der Tag des Konzerts, wenn er bekannt ist</translation>
    </message>
    <message>
        <source>genre of the album</source>
        <translation>Genre des Albums</translation>
    </message>
    <message>
        <source>letter the album artist is filed under, # for digits</source>
        <translation>Buchstabe, unter dem der Albuminterpret steht, # für Ziffern</translation>
    </message>
    <message>
        <source>made by %1 together</source>
        <translation>von %1 gemeinsam gemacht</translation>
    </message>
    <message>
        <source>name of the album</source>
        <translation>Name des Albums</translation>
    </message>
    <message>
        <source>name of the category</source>
        <translation>Name der Kategorie</translation>
    </message>
    <message>
        <source>number of discs, only where the album has several</source>
        <translation>Zahl der Discs, nur wenn das Album mehrere hat</translation>
    </message>
    <message>
        <source>number of the disc, only where the album has several</source>
        <translation>Nummer der Disc, nur wenn das Album mehrere hat</translation>
    </message>
    <message>
        <source>number of the track, two digits, three where an album needs them</source>
        <translation>Nummer des Tracks, zwei Stellen, drei, wo ein Album sie braucht</translation>
    </message>
    <message>
        <source>place of a live recording, where its title tells</source>
        <translation>Ort einer Live-Aufnahme, wenn der Titel ihn nennt</translation>
    </message>
    <message>
        <source>such as 1980s</source>
        <translation>etwa 1980s</translation>
    </message>
    <message>
        <source>the title says “%1”</source>
        <translation>der Titel sagt „%1“</translation>
    </message>
    <message>
        <source>the titles of %1 of %2 tracks say so</source>
        <translation>die Titel von %1 der %2 Tracks sagen es</translation>
    </message>
    <message>
        <source>year of the album</source>
        <translation>Jahr des Albums</translation>
    </message>
    <message>
        <source>date of the album; of a live recording the day of the concert</source>
        <translation>Datum des Albums; bei Live-Aufnahmen der Tag des Konzerts</translation>
    </message>
    <message>
        <source>number of the track</source>
        <translation>Nummer des Tracks</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>It is not an ordinary file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Permission to read the file was refused.</source>
        <translation>Die Erlaubnis, die Datei zu lesen, wurde verweigert.</translation>
    </message>
    <message>
        <source>The drive could not read the file.</source>
        <translation>Das Laufwerk konnte die Datei nicht lesen.</translation>
    </message>
    <message>
        <source>Permission to open the folder was refused.</source>
        <translation>Die Erlaubnis, den Ordner zu öffnen, wurde verweigert.</translation>
    </message>
    <message>
        <source>The drive could not read the folder.</source>
        <translation>Das Laufwerk konnte den Ordner nicht lesen.</translation>
    </message>
    <message>
        <source>A copy of every file before it moves.</source>
        <translation>Eine Kopie jeder Datei, bevor sie umzieht.</translation>
    </message>
    <message>
        <source>%1 artists and no album artist of its own</source>
        <translation>%1 Interpreten und kein eigener Albuminterpret</translation>
    </message>
    <message>
        <source>%1 artists and the compilation mark</source>
        <translation>%1 Interpreten und das Zeichen für Zusammenstellungen</translation>
    </message>
    <message>
        <source>%1 artists and “Various Artists” as album artist</source>
        <translation>%1 Interpreten und „Various Artists“ als Albuminterpret</translation>
    </message>
    <message>
        <source>%1 has %2 bytes free, but %3 would be written. Nothing was touched; free some space or choose another target.</source>
        <translation>In %1 sind %2 Bytes frei, geschrieben würden aber %3. Nichts wurde angefasst; Platz schaffen oder ein anderes Ziel wählen.</translation>
    </message>
    <message>
        <source>%1 has its old content already.</source>
        <translation>%1 hat bereits seinen alten Inhalt.</translation>
    </message>
    <message>
        <source>%1 is gone already.</source>
        <translation>%1 ist schon fort.</translation>
    </message>
    <message>
        <source>%1 is gone or changed, so its copy %2 stays.</source>
        <translation>%1 ist fort oder geändert, darum bleibt die Kopie %2.</translation>
    </message>
    <message>
        <source>%1 is gone, and no backup has it.</source>
        <translation>%1 ist fort, und keine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>%1 is gone, so its copy %2 stays.</source>
        <translation>%1 ist fort, darum bleibt die Kopie %2.</translation>
    </message>
    <message>
        <source>%1 is gone. Which of these it is cannot be told, so none is taken: %2.</source>
        <translation>%1 ist fort. Welche von diesen Dateien es ist, lässt sich nicht sagen, darum wird keine genommen: %2.</translation>
    </message>
    <message>
        <source>%1 is gone; the backup has it.</source>
        <translation>%1 ist fort; die Sicherung hat sie.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB.</source>
        <translation>%1 ist größer als %2 MiB.</translation>
    </message>
    <message>
        <source>%1 is not a folder, so %2 cannot be the target.</source>
        <translation>%1 ist kein Ordner, darum kann %2 nicht das Ziel sein.</translation>
    </message>
    <message>
        <source>%1 is not the file any more that was compared.</source>
        <translation>%1 ist nicht mehr die Datei, die verglichen wurde.</translation>
    </message>
    <message>
        <source>%1 is not there: connect its drive, or make the folder again.</source>
        <translation>%1 ist nicht da: das Laufwerk anschließen oder den Ordner neu anlegen.</translation>
    </message>
    <message>
        <source>%1 is not there: connect its drive.</source>
        <translation>%1 ist nicht da: das Laufwerk anschließen.</translation>
    </message>
    <message>
        <source>%1 is taken by something else.</source>
        <translation>%1 ist von etwas anderem belegt.</translation>
    </message>
    <message>
        <source>%1 told from its name and folder</source>
        <translation>%1 aus Name und Ordner erschlossen</translation>
    </message>
    <message>
        <source>%1 was changed since.</source>
        <translation>%1 wurde seither geändert.</translation>
    </message>
    <message>
        <source>A copy of the file is kept in the backup.</source>
        <translation>Eine Kopie der Datei bleibt in der Sicherung.</translation>
    </message>
    <message>
        <source>A copy that shares its storage until one of them changes.</source>
        <translation>Eine Kopie, die sich den Speicher teilt, bis sich eine von beiden ändert.</translation>
    </message>
    <message>
        <source>A file comes back out of the backup.</source>
        <translation>Eine Datei kommt aus der Sicherung zurück.</translation>
    </message>
    <message>
        <source>A file or link stands in the way of %1.</source>
        <translation>Eine Datei oder ein Link steht %1 im Weg.</translation>
    </message>
    <message>
        <source>A folder cannot be called “%1” (column %2).</source>
        <translation>Ein Ordner kann nicht „%1“ heißen (Spalte %2).</translation>
    </message>
    <message>
        <source>A folder for each album with short plain names, the track first, for players that know nothing but FAT and Latin letters.</source>
        <translation>Je Album ein Ordner mit kurzen, einfachen Namen, die Titelnummer zuerst: für Geräte, die nur FAT und lateinische Buchstaben kennen.</translation>
    </message>
    <message>
        <source>A folder gets its noted mode and times back.</source>
        <translation>Ein Ordner bekommt Rechte und Zeiten zurück.</translation>
    </message>
    <message>
        <source>A folder is made.</source>
        <translation>Ein Ordner wird angelegt.</translation>
    </message>
    <message>
        <source>A folder that holds a leftover stays.</source>
        <translation>Ein Ordner mit einem solchen Rest bleibt stehen.</translation>
    </message>
    <message>
        <source>A folder that holds nothing is removed.</source>
        <translation>Ein leerer Ordner wird entfernt.</translation>
    </message>
    <message>
        <source>A later session moved it on; roll that one back first.</source>
        <translation>Eine spätere Sitzung hat sie weiterbewegt; zuerst diese zurücknehmen.</translation>
    </message>
    <message>
        <source>A leftover of the system or of another program.</source>
        <translation>Ein Überbleibsel des Systems oder eines anderen Programms.</translation>
    </message>
    <message>
        <source>A leftover of the system or of another program. Backups are off, so nothing could bring it back.</source>
        <translation>Ein Rest des Systems oder eines anderen Programms. Sicherungen sind ausgeschaltet, also könnte nichts ihn zurückbringen.</translation>
    </message>
    <message>
        <source>A leftover of the system; nothing else is left in its folder.</source>
        <translation>Ein Rest des Systems; sonst ist in seinem Ordner nichts mehr.</translation>
    </message>
    <message>
        <source>A link that points at the file is made.</source>
        <translation>Ein Link, der auf die Datei zeigt, wird angelegt.</translation>
    </message>
    <message>
        <source>A path cannot hold a control character (column %1).</source>
        <translation>Ein Pfad kann kein Steuerzeichen enthalten (Spalte %1).</translation>
    </message>
    <message>
        <source>A path format cannot be empty (column %1).</source>
        <translation>Ein Pfadformat kann nicht leer sein (Spalte %1).</translation>
    </message>
    <message>
        <source>A path format has at most %1 characters (column %2).</source>
        <translation>Ein Pfadformat hat höchstens %1 Zeichen (Spalte %2).</translation>
    </message>
    <message>
        <source>A path format has at most %1 folders (column %2).</source>
        <translation>Ein Pfadformat hat höchstens %1 Ordner (Spalte %2).</translation>
    </message>
    <message>
        <source>A second file with the same content is made.</source>
        <translation>Eine zweite Datei mit demselben Inhalt entsteht.</translation>
    </message>
    <message>
        <source>A text in quotes stands alone between “|” (column %1).</source>
        <translation>Ein Text in Anführungszeichen steht allein zwischen „|“ (Spalte %1).</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Albums made by several artists together.</source>
        <translation>Alben, die mehrere Interpreten gemeinsam gemacht haben.</translation>
    </message>
    <message>
        <source>Albums of tracks by various artists.</source>
        <translation>Alben mit Tracks verschiedener Interpreten.</translation>
    </message>
    <message>
        <source>Albums, live recordings, collaborations, compilations and rarities each have a folder; below it come artist and album.</source>
        <translation>Alben, Live-Aufnahmen, Gemeinschaftsalben, Zusammenstellungen und Raritäten haben je einen Ordner; darin kommen Interpret und Album.</translation>
    </message>
    <message>
        <source>All files lie in one folder; artist, album and track are in their names.</source>
        <translation>Alle Dateien liegen in einem Ordner; Interpret, Album und Track stehen im Namen.</translation>
    </message>
    <message>
        <source>Already back</source>
        <translation>Schon zurück</translation>
    </message>
    <message>
        <source>Already in place</source>
        <translation>Schon am Platz</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Another run is at work in %1 or in a folder that holds it. Nothing was touched; try again when it has ended.</source>
        <translation>Ein anderer Lauf arbeitet in %1 oder in einem Ordner darüber. Nichts wurde angefasst; noch einmal versuchen, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>Artist / Album</source>
        <translation>Interpret / Album</translation>
    </message>
    <message>
        <source>Artist and album without a year; the disc stands before the track, as in 101.</source>
        <translation>Interpret und Album ohne Jahr; die CD steht vor dem Titel, wie in 101.</translation>
    </message>
    <message>
        <source>Artist and album, a folder for each disc of a set: as Jellyfin documents it, and Navidrome reads it too.</source>
        <translation>Interpret und Album, je CD ein Ordner: wie Jellyfin es beschreibt; auch Navidrome liest es so.</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Both names share one file; needs one drive.</source>
        <translation>Beide Namen teilen sich eine Datei; braucht ein gemeinsames Laufwerk.</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>Can&apos;t be opened</source>
        <translation>Nicht zu öffnen</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Car stereo</source>
        <translation>Autoradio</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Changed since the scan</source>
        <translation>Seit dem Lesen geändert</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Klonen</translation>
    </message>
    <message>
        <source>Collaborations</source>
        <translation>Gemeinschaftsalben</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>Beigabe</translation>
    </message>
    <message>
        <source>Comparing files</source>
        <translation>Dateien vergleichen</translation>
    </message>
    <message>
        <source>Compilations</source>
        <translation>Zusammenstellungen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Completed with failures</source>
        <translation>Fertig, mit Fehlern</translation>
    </message>
    <message>
        <source>Concerts and sessions before an audience.</source>
        <translation>Konzerte und Auftritte vor Publikum.</translation>
    </message>
    <message>
        <source>Copies that share storage; needs a file system that can.</source>
        <translation>Kopien, die sich Speicher teilen; braucht ein Dateisystem, das es kann.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Could not make the folder %1: %2.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>Could not move %1: %2.</source>
        <translation>%1 konnte nicht verschoben werden: %2.</translation>
    </message>
    <message>
        <source>Could not read %1: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Could not write %1: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Cover art</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Covers and extras</source>
        <translation>Cover und Beigaben</translation>
    </message>
    <message>
        <source>Covers, booklets, lyrics, cue sheets, logs and playlists go along with the music.</source>
        <translation>Cover, Booklets, Liedtexte, Cue-Sheets, Protokolle und Playlists gehen mit der Musik mit.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark text on light ground.</source>
        <translation>Dunkle Schrift auf hellem Grund.</translation>
    </message>
    <message>
        <source>Decade / Artist / Album</source>
        <translation>Jahrzehnt / Interpret / Album</translation>
    </message>
    <message>
        <source>Demos, bootlegs, outtakes, deluxe and anniversary editions.</source>
        <translation>Demos, Bootlegs, Outtakes, Deluxe- und Jubiläumsausgaben.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Drive not connected</source>
        <translation>Laufwerk fehlt</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>Edited since</source>
        <translation>Seither bearbeitet</translation>
    </message>
    <message>
        <source>Entries that follow their files</source>
        <translation>Einträge, die ihren Dateien folgen</translation>
    </message>
    <message>
        <source>Every artist has a folder, and in it every album.</source>
        <translation>Jeder Interpret hat einen Ordner, darin jedes Album.</translation>
    </message>
    <message>
        <source>Every byte of the files is the same.</source>
        <translation>Jedes Byte der Dateien ist gleich.</translation>
    </message>
    <message>
        <source>Every decade has a folder; below it come artist and album.</source>
        <translation>Jedes Jahrzehnt hat einen Ordner; darin kommen Interpret und Album.</translation>
    </message>
    <message>
        <source>Every file</source>
        <translation>Jede Datei</translation>
    </message>
    <message>
        <source>Every genre has a folder; below it come artist and album.</source>
        <translation>Jedes Genre hat einen Ordner; darin kommen Interpret und Album.</translation>
    </message>
    <message>
        <source>Everything else that is no music stays where it is.</source>
        <translation>Alles andere, was keine Musik ist, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fifos, sockets and devices are left alone.</source>
        <translation>FIFOs, Sockets und Geräte bleiben unberührt.</translation>
    </message>
    <message>
        <source>Files cannot be moved out of %1: it is read-only. Nothing was touched; copying leaves the source as it is.</source>
        <translation>Aus %1 können keine Dateien verschoben werden: Der Ordner ist schreibgeschützt. Nichts wurde angefasst; Kopieren lässt die Quelle, wie sie ist.</translation>
    </message>
    <message>
        <source>Files leave the source.</source>
        <translation>Dateien verlassen die Quelle.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder in use</source>
        <translation>Ordner in Gebrauch</translation>
    </message>
    <message>
        <source>Folders are divided by “/”, not by “\” (column %1).</source>
        <translation>Ordner werden durch „/“ getrennt, nicht durch „\“ (Spalte %1).</translation>
    </message>
    <message>
        <source>Follows the system, also while the window is open.</source>
        <translation>Folgt dem System, auch während das Fenster offen ist.</translation>
    </message>
    <message>
        <source>Genre / Artist / Album</source>
        <translation>Genre / Interpret / Album</translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation>Harter Link</translation>
    </message>
    <message>
        <source>Hidden files stay: whatever they are for looks for them where they are.</source>
        <translation>Versteckte Dateien bleiben: Wofür auch immer sie da sind, es sucht sie dort, wo sie liegen.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Into the backup</source>
        <translation>In die Sicherung</translation>
    </message>
    <message>
        <source>It bears the name of a track and follows it.</source>
        <translation>Sie trägt den Namen eines Titels und folgt ihm.</translation>
    </message>
    <message>
        <source>It changed since it was looked at, so it is left out.</source>
        <translation>Sie hat sich geändert, seit sie angesehen wurde, und wird ausgelassen.</translation>
    </message>
    <message>
        <source>It could not be carried out.</source>
        <translation>Es konnte nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>It could not be read or placed.</source>
        <translation>Sie konnte nicht gelesen oder eingeordnet werden.</translation>
    </message>
    <message>
        <source>It follows the music it belongs to.</source>
        <translation>Sie folgt der Musik, zu der sie gehört.</translation>
    </message>
    <message>
        <source>It gets its old content back.</source>
        <translation>Sie bekommt ihren alten Inhalt zurück.</translation>
    </message>
    <message>
        <source>It gives its name to a file that comes.</source>
        <translation>Sie überlässt ihren Namen einer Datei, die kommt.</translation>
    </message>
    <message>
        <source>It goes to its new name and folder.</source>
        <translation>Sie bekommt ihren neuen Namen und Ordner.</translation>
    </message>
    <message>
        <source>It has its name and folder already.</source>
        <translation>Sie hat ihren Namen und Ordner schon.</translation>
    </message>
    <message>
        <source>It is alike another copy of the group; the file that stays tells nothing of it by itself.</source>
        <translation>Sie gleicht einer anderen Kopie der Gruppe; die Datei, die bleibt, sagt für sich nichts darüber.</translation>
    </message>
    <message>
        <source>It is back at its place already.</source>
        <translation>Sie ist schon wieder an ihrem Platz.</translation>
    </message>
    <message>
        <source>It is gone, but a backup has it.</source>
        <translation>Sie ist fort, aber eine Sicherung hat sie.</translation>
    </message>
    <message>
        <source>It is no text, so it is no playlist that could be rewritten.</source>
        <translation>Das ist kein Text und damit keine Playlist, die sich umschreiben ließe.</translation>
    </message>
    <message>
        <source>It is not known where it belongs: neither its tags nor its names tell the %1.</source>
        <translation>Wohin sie gehört, ist nicht bekannt: Weder Tags noch Namen nennen: %1.</translation>
    </message>
    <message>
        <source>It is not the file any more that was read; scan the folder again.</source>
        <translation>Es ist nicht mehr die Datei, die gelesen wurde; den Ordner neu lesen.</translation>
    </message>
    <message>
        <source>It is nowhere to be found.</source>
        <translation>Sie ist nirgends zu finden.</translation>
    </message>
    <message>
        <source>It is whole and its place is free.</source>
        <translation>Sie ist heil, und ihr Platz ist frei.</translation>
    </message>
    <message>
        <source>It lies above several albums, so nothing tells to which it belongs.</source>
        <translation>Sie liegt über mehreren Alben, daher verrät nichts, zu welchem sie gehört.</translation>
    </message>
    <message>
        <source>It lies above the discs of an album and goes along.</source>
        <translation>Sie liegt über den Discs eines Albums und geht mit.</translation>
    </message>
    <message>
        <source>It lies among more files that are no music than tracks, so it may belong to them.</source>
        <translation>Sie liegt unter mehr anderen Dateien als Titeln, gehört also vielleicht zu jenen.</translation>
    </message>
    <message>
        <source>It lies among several albums, so nothing tells to which it belongs.</source>
        <translation>Sie liegt unter mehreren Alben, daher verrät nichts, zu welchem sie gehört.</translation>
    </message>
    <message>
        <source>It lies at %1 already, with other tags.</source>
        <translation>Sie liegt schon in %1, mit anderen Tags.</translation>
    </message>
    <message>
        <source>It lies at %1 already.</source>
        <translation>Sie liegt schon in %1.</translation>
    </message>
    <message>
        <source>It lies beside an album and goes along.</source>
        <translation>Sie liegt bei einem Album und geht mit.</translation>
    </message>
    <message>
        <source>It lies in a folder of extras of an album and goes along.</source>
        <translation>Sie liegt in einem Ordner mit Beigaben eines Albums und geht mit.</translation>
    </message>
    <message>
        <source>It lies where it belongs already.</source>
        <translation>Sie liegt schon, wo sie hingehört.</translation>
    </message>
    <message>
        <source>It stays where it is.</source>
        <translation>Sie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>It was carried out and stands.</source>
        <translation>Es wurde ausgeführt und gilt.</translation>
    </message>
    <message>
        <source>It was cut off half done.</source>
        <translation>Es wurde mittendrin unterbrochen.</translation>
    </message>
    <message>
        <source>It was left out by choice.</source>
        <translation>Sie wurde bewusst ausgelassen.</translation>
    </message>
    <message>
        <source>It was taken back since.</source>
        <translation>Es wurde seither zurückgenommen.</translation>
    </message>
    <message>
        <source>Its content changed since.</source>
        <translation>Ihr Inhalt hat sich seither geändert.</translation>
    </message>
    <message>
        <source>Its drive or folder is not there.</source>
        <translation>Ihr Laufwerk oder Ordner ist nicht da.</translation>
    </message>
    <message>
        <source>Its entries follow the files they name; the playlist as it was goes to the backup.</source>
        <translation>Ihre Einträge folgen den Dateien, die sie nennen; die Playlist, wie sie war, kommt in die Sicherung.</translation>
    </message>
    <message>
        <source>Its tags changed since, its sound did not; it goes back with the tags it has now.</source>
        <translation>Ihre Tags haben sich seither geändert, ihr Klang nicht; sie geht mit den jetzigen Tags zurück.</translation>
    </message>
    <message>
        <source>Its tags could not be read.</source>
        <translation>Ihre Tags konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Its turn did not come yet.</source>
        <translation>Sie war noch nicht an der Reihe.</translation>
    </message>
    <message>
        <source>Jellyfin, Navidrome</source>
        <translation>Jellyfin, Navidrome</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Müll</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>Kopie aufheben</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Last copy</source>
        <translation>Letzte Kopie</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Bleiben liegen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light text on dark ground.</source>
        <translation>Helle Schrift auf dunklem Grund.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Links are left alone.</source>
        <translation>Links bleiben unberührt.</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Live Recordings</source>
        <translation>Live-Aufnahmen</translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation>Ordner anlegen</translation>
    </message>
    <message>
        <source>Makes room</source>
        <translation>Macht Platz</translation>
    </message>
    <message>
        <source>Makes room for %1.</source>
        <translation>Macht Platz für %1.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Missing, a backup has it</source>
        <translation>Fehlt, in der Sicherung</translation>
    </message>
    <message>
        <source>Mode and times of a folder are noted.</source>
        <translation>Rechte und Zeiten eines Ordners werden notiert.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Moved by a later session</source>
        <translation>Von späterer Sitzung bewegt</translation>
    </message>
    <message>
        <source>Moved by hand</source>
        <translation>Von Hand bewegt</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Zieht um</translation>
    </message>
    <message>
        <source>Moves on one drive are checked by identity alone.</source>
        <translation>Umzüge auf einem Laufwerk werden nur an der Identität geprüft.</translation>
    </message>
    <message>
        <source>Moving to the backup</source>
        <translation>In die Sicherung verschieben</translation>
    </message>
    <message>
        <source>MusicBrainz calls it %1</source>
        <translation>MusicBrainz nennt es %1</translation>
    </message>
    <message>
        <source>Name taken</source>
        <translation>Name vergeben</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Neither its tags nor its names tell where it goes.</source>
        <translation>Weder Tags noch Namen sagen, wohin sie gehört.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None of the files it names got another place, so it stays as it is.</source>
        <translation>Keine der Dateien, die sie nennt, hat einen anderen Ort bekommen; sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>Not enough known</source>
        <translation>Zu wenig bekannt</translation>
    </message>
    <message>
        <source>Not music</source>
        <translation>Keine Musik</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing can be written in %1: it is read-only or not yours. Nothing was touched; choose another target.</source>
        <translation>In %1 kann nichts geschrieben werden: Der Ordner ist schreibgeschützt oder gehört jemand anderem. Nichts wurde angefasst; ein anderes Ziel wählen.</translation>
    </message>
    <message>
        <source>Nothing is kept; steps that need a backup are refused.</source>
        <translation>Nichts wird aufgehoben; Schritte, die eine Sicherung brauchen, werden abgelehnt.</translation>
    </message>
    <message>
        <source>One folder</source>
        <translation>Ein Ordner</translation>
    </message>
    <message>
        <source>Only copies</source>
        <translation>Nur Kopien</translation>
    </message>
    <message>
        <source>Only covers</source>
        <translation>Nur Cover</translation>
    </message>
    <message>
        <source>Only music moves.</source>
        <translation>Nur Musik zieht um.</translation>
    </message>
    <message>
        <source>Only the tags of %1 were edited since.</source>
        <translation>Nur die Tags von %1 wurden seither bearbeitet.</translation>
    </message>
    <message>
        <source>Organize</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Organizing</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>Other content holds the name it would get.</source>
        <translation>Ein anderer Inhalt hat den Namen, den sie bekäme.</translation>
    </message>
    <message>
        <source>Other content lies at its old place.</source>
        <translation>An ihrem alten Platz liegt ein anderer Inhalt.</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Out of the backup</source>
        <translation>Aus der Sicherung</translation>
    </message>
    <message>
        <source>Partly rolled back</source>
        <translation>Teils zurückgenommen</translation>
    </message>
    <message>
        <source>Place is taken</source>
        <translation>Platz belegt</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Plex</source>
        <translation>Plex</translation>
    </message>
    <message>
        <source>Rarities &amp; Special Editions</source>
        <translation>Raritäten &amp; Sonderausgaben</translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation>Tags lesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Recorded by another program</source>
        <translation>Von anderem Programm aufgezeichnet</translation>
    </message>
    <message>
        <source>Remember folder</source>
        <translation>Ordner merken</translation>
    </message>
    <message>
        <source>Remove empty folder</source>
        <translation>Leeren Ordner entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replaced by %1; kept in the backup.</source>
        <translation>Ersetzt durch %1; in der Sicherung aufgehoben.</translation>
    </message>
    <message>
        <source>Reset folder</source>
        <translation>Ordner zurücksetzen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Rewrite playlist</source>
        <translation>Playlist anpassen</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>SHA-256 of every file before it is touched.</source>
        <translation>SHA-256 jeder Datei, bevor sie angefasst wird.</translation>
    </message>
    <message>
        <source>Same artist, title and length</source>
        <translation>Gleicher Interpret, Titel und gleiche Länge</translation>
    </message>
    <message>
        <source>Same artist, title and length as %1, which stays.</source>
        <translation>Gleicher Interpret, Titel und gleiche Länge wie %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Same as another copy</source>
        <translation>Gleich wie eine andere Kopie</translation>
    </message>
    <message>
        <source>Same bytes</source>
        <translation>Gleiche Bytes</translation>
    </message>
    <message>
        <source>Same bytes as %1, which stays.</source>
        <translation>Gleiche Bytes wie %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Same recording by its AcoustID</source>
        <translation>Laut AcoustID dieselbe Aufnahme</translation>
    </message>
    <message>
        <source>Same recording by its AcoustID as %1, which stays.</source>
        <translation>Laut AcoustID dieselbe Aufnahme wie %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Same recording by its MusicBrainz id</source>
        <translation>Laut MusicBrainz dieselbe Aufnahme</translation>
    </message>
    <message>
        <source>Same recording by its MusicBrainz id as %1, which stays.</source>
        <translation>Laut MusicBrainz dieselbe Aufnahme wie %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Same sound, bit by bit</source>
        <translation>Klang Bit für Bit gleich</translation>
    </message>
    <message>
        <source>Same sound, bit by bit as %1, which stays.</source>
        <translation>Klang Bit für Bit gleich wie in %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Sections stand inside each other too deep here (column %1).</source>
        <translation>Abschnitte stehen hier zu tief ineinander (Spalte %1).</translation>
    </message>
    <message>
        <source>Single files</source>
        <translation>Einzelne Dateien</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Somebody moved it to %1 and edited its tags.</source>
        <translation>Jemand hat sie nach %1 bewegt und ihre Tags bearbeitet.</translation>
    </message>
    <message>
        <source>Somebody moved it to %1.</source>
        <translation>Jemand hat sie nach %1 bewegt.</translation>
    </message>
    <message>
        <source>Somebody moved it; it was found again.</source>
        <translation>Jemand hat sie bewegt; sie wurde wiedergefunden.</translation>
    </message>
    <message>
        <source>Sounds the same</source>
        <translation>Klingt gleich</translation>
    </message>
    <message>
        <source>Sounds the same as %1, which stays.</source>
        <translation>Klingt wie %1; diese Datei bleibt.</translation>
    </message>
    <message>
        <source>Source and target are the same folder, %1. Nothing was touched.</source>
        <translation>Quelle und Ziel sind derselbe Ordner, %1. Nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>Geblieben</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Stays where it is</source>
        <translation>Bleibt am Platz</translation>
    </message>
    <message>
        <source>Studio albums, singles and EPs of one artist.</source>
        <translation>Studioalben, Singles und EPs eines Interpreten.</translation>
    </message>
    <message>
        <source>Symbolic link</source>
        <translation>Symbolischer Link</translation>
    </message>
    <message>
        <source>The album goes to more than one folder, so a copy goes along to each.</source>
        <translation>Das Album kommt in mehr als einen Ordner, daher geht in jeden eine Kopie mit.</translation>
    </message>
    <message>
        <source>The backup does not have %1 as it was any more.</source>
        <translation>Die Sicherung hat %1 nicht mehr so, wie es war.</translation>
    </message>
    <message>
        <source>The copy goes to the backup.</source>
        <translation>Die Kopie kommt in die Sicherung.</translation>
    </message>
    <message>
        <source>The file gets a second name on the same drive.</source>
        <translation>Die Datei bekommt einen zweiten Namen auf demselben Laufwerk.</translation>
    </message>
    <message>
        <source>The file goes to another name or folder.</source>
        <translation>Die Datei bekommt einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>The file leaves its place and goes to the backup.</source>
        <translation>Die Datei verlässt ihren Platz und kommt in die Sicherung.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty and stays.</source>
        <translation>Der Ordner %1 ist nicht leer und bleibt.</translation>
    </message>
    <message>
        <source>The folder cannot be listed.</source>
        <translation>Der Ordner kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The folder holds other things and stays.</source>
        <translation>Der Ordner enthält anderes und bleibt.</translation>
    </message>
    <message>
        <source>The history %1 is in use by another program. Nothing was done; wait for it to end and try again.</source>
        <translation>Der Verlauf %1 wird von einem anderen Programm benutzt. Nichts wurde getan; warten, bis es endet, und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The name %1 is taken; nothing was overwritten.</source>
        <translation>Der Name %1 ist vergeben; nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>The name is taken by %1, which holds something else.</source>
        <translation>Den Namen hat schon %1, mit anderem Inhalt.</translation>
    </message>
    <message>
        <source>The name of a field is missing here (column %1).</source>
        <translation>Hier fehlt der Name eines Feldes (Spalte %1).</translation>
    </message>
    <message>
        <source>The name of a function is missing here (column %1).</source>
        <translation>Hier fehlt der Name einer Funktion (Spalte %1).</translation>
    </message>
    <message>
        <source>The name of the file holds no field: all files would share it (column %1).</source>
        <translation>Der Dateiname enthält kein Feld: Alle Dateien würden gleich heißen (Spalte %1).</translation>
    </message>
    <message>
        <source>The name of the file is missing after this “/” (column %1).</source>
        <translation>Nach diesem „/“ fehlt der Dateiname (Spalte %1).</translation>
    </message>
    <message>
        <source>The newcomer stays where it is.</source>
        <translation>Die neue Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>The newcomer takes a numbered name.</source>
        <translation>Die neue Datei bekommt einen Namen mit Nummer.</translation>
    </message>
    <message>
        <source>The newcomer takes the name; what held it goes to the backup.</source>
        <translation>Die neue Datei bekommt den Namen; die bisherige kommt in die Sicherung.</translation>
    </message>
    <message>
        <source>The newcomer takes the name; what held it moves aside to a numbered name.</source>
        <translation>Die neue Datei bekommt den Namen; die bisherige weicht auf einen Namen mit Nummer aus.</translation>
    </message>
    <message>
        <source>The original is gone, so the copy stays.</source>
        <translation>Das Original ist fort, darum bleibt die Kopie.</translation>
    </message>
    <message>
        <source>The path is relative to the target and cannot begin with “/” (column %1).</source>
        <translation>Der Pfad gilt ab dem Ziel und kann nicht mit „/“ beginnen (Spalte %1).</translation>
    </message>
    <message>
        <source>The playlist folder %1 cannot be read: permission was refused. Nothing was touched.</source>
        <translation>Der Playlist-Ordner %1 lässt sich nicht lesen: Die Berechtigung fehlt. Nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>The playlist folder %1 is not there. Nothing was touched; connect its drive, or take it out of the playlist folders.</source>
        <translation>Der Playlist-Ordner %1 ist nicht da. Nichts wurde angefasst; sein Laufwerk anschließen oder ihn aus den Playlist-Ordnern nehmen.</translation>
    </message>
    <message>
        <source>The same content as %1.</source>
        <translation>Derselbe Inhalt wie %1.</translation>
    </message>
    <message>
        <source>The same content lies at %1 already; %2 stays as well.</source>
        <translation>Derselbe Inhalt liegt schon in %1; %2 bleibt ebenfalls.</translation>
    </message>
    <message>
        <source>The same content lies at its new place already.</source>
        <translation>Derselbe Inhalt liegt schon am neuen Platz.</translation>
    </message>
    <message>
        <source>The same recording lies here once more.</source>
        <translation>Dieselbe Aufnahme liegt hier noch einmal.</translation>
    </message>
    <message>
        <source>The session %1 moved it on.</source>
        <translation>Die Sitzung %1 hat sie weiterbewegt.</translation>
    </message>
    <message>
        <source>The session %1 moved it on; %2 holds another file by now.</source>
        <translation>Die Sitzung %1 hat sie weiterbewegt; in %2 liegt inzwischen eine andere Datei.</translation>
    </message>
    <message>
        <source>The source %1 cannot be read: permission was refused.</source>
        <translation>Die Quelle %1 kann nicht gelesen werden: Die Erlaubnis wurde verweigert.</translation>
    </message>
    <message>
        <source>The source %1 does not exist. Nothing was touched.</source>
        <translation>Die Quelle %1 gibt es nicht. Nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>The source %1 is not a folder. Nothing was touched.</source>
        <translation>Die Quelle %1 ist kein Ordner. Nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>The source %1 lies inside the target %2. Choose a source outside the target, or tidy the whole target in place; nothing was touched.</source>
        <translation>Die Quelle %1 liegt im Ziel %2. Eine Quelle außerhalb des Ziels wählen oder das ganze Ziel an Ort und Stelle aufräumen; nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>The source stays as it is.</source>
        <translation>Die Quelle bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The target %1 lies inside the source %2, so its own files would be organized again. Choose a target outside the source; nothing was touched.</source>
        <translation>Das Ziel %1 liegt in der Quelle %2, seine Dateien würden also noch einmal geordnet. Ein Ziel außerhalb der Quelle wählen; nichts wurde angefasst.</translation>
    </message>
    <message>
        <source>The target holds links into the source.</source>
        <translation>Das Ziel enthält Links in die Quelle.</translation>
    </message>
    <message>
        <source>Their fingerprints agree.</source>
        <translation>Ihre Fingerabdrücke stimmen überein.</translation>
    </message>
    <message>
        <source>Their sound is the same bit by bit; only their tags or covers differ.</source>
        <translation>Ihr Klang ist Bit für Bit gleich; nur Tags oder Cover unterscheiden sich.</translation>
    </message>
    <message>
        <source>Their tags carry the same AcoustID.</source>
        <translation>Ihre Tags tragen dieselbe AcoustID.</translation>
    </message>
    <message>
        <source>Their tags carry the same MusicBrainz recording identifier.</source>
        <translation>Ihre Tags tragen dieselbe MusicBrainz-Kennung der Aufnahme.</translation>
    </message>
    <message>
        <source>Their tags name the same artist and title, and they play equally long.</source>
        <translation>Ihre Tags nennen denselben Interpreten und Titel, und sie sind gleich lang.</translation>
    </message>
    <message>
        <source>There is no field between these braces (column %1).</source>
        <translation>Zwischen diesen Klammern steht kein Feld (Spalte %1).</translation>
    </message>
    <message>
        <source>There is no field “%1”; did you mean “%2”? (column %3).</source>
        <translation>Es gibt kein Feld „%1“; vielleicht „%2“? (Spalte %3).</translation>
    </message>
    <message>
        <source>There is no field “%1”; there are %2 (column %3).</source>
        <translation>Es gibt kein Feld „%1“; es gibt %2 (Spalte %3).</translation>
    </message>
    <message>
        <source>There is no folder name between these two “/” (column %1).</source>
        <translation>Zwischen diesen beiden „/“ fehlt ein Ordnername (Spalte %1).</translation>
    </message>
    <message>
        <source>There is no function “%1”; did you mean “%2”? (column %3).</source>
        <translation>Es gibt keine Funktion „%1“; vielleicht „%2“? (Spalte %3).</translation>
    </message>
    <message>
        <source>There is no function “%1”; there are %2 (column %3).</source>
        <translation>Es gibt keine Funktion „%1“; es gibt %2 (Spalte %3).</translation>
    </message>
    <message>
        <source>This field is not closed by a “}” as it should be (column %1).</source>
        <translation>Dieses Feld wird nicht durch „}“ geschlossen (Spalte %1).</translation>
    </message>
    <message>
        <source>This section holds no field; write “\[” for a bracket (column %1).</source>
        <translation>Dieser Abschnitt enthält kein Feld; „\[“ steht für eine Klammer (Spalte %1).</translation>
    </message>
    <message>
        <source>This “[” is never closed (column %1).</source>
        <translation>Dieses „[“ wird nie geschlossen (Spalte %1).</translation>
    </message>
    <message>
        <source>This “]” closes a section that was never opened (column %1).</source>
        <translation>Dieses „]“ schließt einen Abschnitt, der nie geöffnet wurde (Spalte %1).</translation>
    </message>
    <message>
        <source>This “}” closes a field that was never opened (column %1).</source>
        <translation>Dieses „}“ schließt ein Feld, das nie geöffnet wurde (Spalte %1).</translation>
    </message>
    <message>
        <source>To be settled</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Tracks that go to several places bear its name, so a copy follows each.</source>
        <translation>Titel, die an verschiedene Orte gehen, tragen ihren Namen, daher folgt jedem eine Kopie.</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Was dazugehört</translation>
    </message>
    <message>
        <source>What could be lost</source>
        <translation>Was verloren ginge</translation>
    </message>
    <message>
        <source>Whatever a step would destroy or alter.</source>
        <translation>Was ein Schritt zerstören oder ändern würde.</translation>
    </message>
    <message>
        <source>Where nothing else is left in a folder, they go to the backup and the folder goes; without backups they stay.</source>
        <translation>Wo in einem Ordner sonst nichts mehr ist, kommen sie in die Sicherung, und der Ordner verschwindet; ohne Sicherungen bleiben sie liegen.</translation>
    </message>
    <message>
        <source>classical music of one composer, played by several</source>
        <translation>klassische Musik eines Komponisten, von mehreren gespielt</translation>
    </message>
    <message>
        <source>conductor of the track</source>
        <translation>Dirigent des Titels</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <source>its cue sheet tells what it is</source>
        <translation>das Cuesheet sagt, was es ist</translation>
    </message>
    <message>
        <source>its files disagree about the year: %1</source>
        <translation>die Dateien nennen verschiedene Jahre: %1</translation>
    </message>
    <message>
        <source>its tags name %1 characters as %2, of which %3 count</source>
        <translation>die Tags nennen %1 Zeichen als %2, von denen %3 zählen</translation>
    </message>
    <message>
        <source>its tags name %1 values as %2, of which %3 count</source>
        <translation>die Tags nennen %1 Werte als %2, von denen %3 zählen</translation>
    </message>
    <message>
        <source>its tags name disc %1 of %2</source>
        <translation>die Tags nennen CD %1 von %2</translation>
    </message>
    <message>
        <source>its tags name no year that can be read</source>
        <translation>die Tags nennen kein lesbares Jahr</translation>
    </message>
    <message>
        <source>its tags name “%1” as %2</source>
        <translation>die Tags nennen „%1“ als %2</translation>
    </message>
    <message>
        <source>part of that piece</source>
        <translation>Satz dieses Werks</translation>
    </message>
    <message>
        <source>permission was refused</source>
        <translation>die Erlaubnis wurde verweigert</translation>
    </message>
    <message>
        <source>piece of classical music that the track is a part of</source>
        <translation>Werk der klassischen Musik, zu dem der Titel gehört</translation>
    </message>
    <message>
        <source>singers and players of the track, where they have a tag of their own</source>
        <translation>Mitwirkende des Titels, wo sie ein eigenes Tag haben</translation>
    </message>
    <message>
        <source>the drive is full</source>
        <translation>das Laufwerk ist voll</translation>
    </message>
    <message>
        <source>the drive is gone</source>
        <translation>das Laufwerk ist fort</translation>
    </message>
    <message>
        <source>the drive is read-only</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the drive reports a read or write error</source>
        <translation>das Laufwerk meldet einen Lese- oder Schreibfehler</translation>
    </message>
    <message>
        <source>the name is too long for this drive</source>
        <translation>der Name ist zu lang für dieses Laufwerk</translation>
    </message>
    <message>
        <source>year of the album, four digits</source>
        <translation>Jahr des Albums, vier Stellen</translation>
    </message>
    <message>
        <source>you said it is by %1</source>
        <translation>als Album von %1 festgelegt</translation>
    </message>
    <message>
        <source>you said so</source>
        <translation>so ist es festgelegt</translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message>
        <source>Duplicates in {folder}</source>
        <translation>Dubletten in {folder}</translation>
    </message>
    <message>
        <source>Interrupted: recover</source>
        <translation>Unterbrochen: wiederaufnehmen</translation>
    </message>
    <message>
        <source>Organize {folder}</source>
        <translation>{folder} ordnen</translation>
    </message>
    <message>
        <source>Restore of {session}</source>
        <translation>Wiederherstellen von {session}</translation>
    </message>
    <message>
        <source>Rollback of {session}</source>
        <translation>Zurücknehmen von {session}</translation>
    </message>
</context>
<context>
    <name>tree</name>
    <message>
        <source>Name taken: stays</source>
        <translation>Name vergeben: bleibt</translation>
    </message>
    <message>
        <source>Name taken: numbered</source>
        <translation>Name vergeben: mit Nummer</translation>
    </message>
    <message>
        <source>Name taken: keep both</source>
        <translation>Name vergeben: beide</translation>
    </message>
    <message>
        <source>Name taken: replace</source>
        <translation>Name vergeben: ersetzt</translation>
    </message>
    <message>
        <source>After organizing</source>
        <translation>Nach dem Ordnen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es ging</translation>
    </message>
    <message>
        <source>Went to</source>
        <translation>Kam nach</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kam von</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>After rollback</source>
        <translation>Nach dem Zurücknehmen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>After restoring</source>
        <translation>Nach dem Wiederherstellen</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>angekreuzt</translation>
    </message>
    <message>
        <source>partly ticked</source>
        <translation>teils angekreuzt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angekreuzt</translation>
    </message>
    <message numerus="yes">
        <source>%n cover(s)</source>
        <translation>
            <numerusform>%Ln Cover</numerusform>
            <numerusform>%Ln Cover</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) go back</source>
        <translation>
            <numerusform>%Ln Datei geht zurück</numerusform>
            <numerusform>%Ln Dateien gehen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n make(s) room</source>
        <translation>
            <numerusform>%Ln macht Platz</numerusform>
            <numerusform>%Ln machen Platz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a decision</source>
        <translation>
            <numerusform>%Ln braucht eine Entscheidung</numerusform>
            <numerusform>%Ln brauchen eine Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s)</source>
        <translation>
            <numerusform>%Ln andere Datei</numerusform>
            <numerusform>%Ln andere Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%Ln zu entscheiden</numerusform>
            <numerusform>%Ln zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%Ln Track</numerusform>
            <numerusform>%Ln Tracks</numerusform>
        </translation>
    </message>
    <message>
        <source>{move}, duplicate</source>
        <translation>{move}, doppelt</translation>
    </message>
    <message>
        <source>Same file already there</source>
        <translation>Dieselbe Datei ist schon da</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>Ebene {level}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>weniger als eine Sekunde</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
</TS>
