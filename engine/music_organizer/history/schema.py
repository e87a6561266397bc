"""The tables of the history database.

`operation_sessions` and `operation_records` carry the documented columns. Paths are stored
relative to the roots of their session where they lie below them; a path that is not valid UTF-8 is
stored as its bytes. The view `operation_history` shows the same operations with absolute paths,
hexadecimal checksums and the session's id, for anyone who looks with an SQLite shell.
"""

from peewee import (
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    Field,
    FloatField,
    IntegerField,
    Model,
    TextField,
)

from music_organizer.models.operation import OperationStatus

SCHEMA_VERSION = 6


class StoredPath(Field):
    """A column for paths: text where it is valid UTF-8, else the bytes of the name."""

    field_type = "BLOB"


class StoredId(Field):
    """A column for ids of operations: their eight bytes, or text where it is no such id."""

    field_type = "TEXT"


class SessionRow(Model):
    """One run over one pair of folders."""

    key = IntegerField(primary_key=True)
    session_id = TextField(unique=True)
    start_time = TextField(index=True)
    end_time = TextField(null=True)
    source_root = StoredPath()
    target_root = StoredPath()
    library_root = StoredPath()
    total_operations = IntegerField(default=0)
    completed_operations = IntegerField(default=0)
    failed_operations = IntegerField(default=0)
    rolled_back_operations = IntegerField(default=0)
    skipped_operations = IntegerField(default=0)
    standing_files = IntegerField(default=0)
    status = TextField()
    kind = TextField()
    undoes = TextField(null=True)
    name = TextField(default="")
    pinned = BooleanField(default=False)
    metadata = TextField(null=True)

    class Meta:
        """Names the documented table."""

        table_name = "operation_sessions"


class OperationRow(Model):
    """One step of a session; `session_id` refers to the `key` of its session."""

    session_id = IntegerField()
    sequence = IntegerField()
    id = StoredId()
    timestamp = FloatField()
    operation_type = TextField()
    source_path = StoredPath(null=True)
    target_path = StoredPath(null=True)
    backup_path = StoredPath(null=True)
    status = TextField()
    error_message = TextField(null=True)
    checksum_before = BlobField(null=True)
    checksum_after = BlobField(null=True)
    file_size = BigIntegerField(null=True)
    device = BigIntegerField(null=True)
    inode = BigIntegerField(null=True)
    mtime_ns = BigIntegerField(null=True)
    role = TextField()
    reason = IntegerField(null=True)
    undoes_session = TextField(null=True)
    undoes_sequence = IntegerField(null=True)
    belongs_to = IntegerField(null=True)
    metadata = TextField(null=True)
    audio_checksum = BlobField(null=True)

    class Meta:
        """Names the documented table; its rows lie in the order of their session."""

        table_name = "operation_records"
        primary_key = CompositeKey("session_id", "sequence")
        without_rowid = True


class ReasonRow(Model):
    """A sentence that many operations share."""

    key = IntegerField(primary_key=True)
    text = TextField(unique=True)

    class Meta:
        """Names the table."""

        table_name = "operation_reasons"


class AlbumChoiceRow(Model):
    """What a person decided about an album; `choice` is JSON."""

    key = TextField(primary_key=True)
    name = TextField()
    album_artist = TextField()
    choice = TextField()
    moment = TextField()

    class Meta:
        """Names the table."""

        table_name = "album_choices"


TABLES: tuple[type[Model], ...] = (SessionRow, OperationRow, ReasonRow, AlbumChoiceRow)

USUAL = (OperationStatus.PENDING, OperationStatus.COMPLETED, OperationStatus.ROLLED_BACK)
"""How nearly all operations stand; an index of these would be a tenth of the file."""

UNSETTLED = f"status NOT IN ({', '.join(repr(one.value) for one in USUAL)})"
"""The condition on operations that an index finds; a question that shall use it repeats it."""

UNSETTLED_INDEX = f"""
CREATE INDEX IF NOT EXISTS operation_records_unsettled
ON operation_records (session_id, status) WHERE {UNSETTLED}
"""

_ABSOLUTE = (
    "CASE WHEN {path} IS NULL OR substr({path}, 1, 1) = '/' THEN {path} "
    "ELSE {root} || '/' || {path} END"
)

# The first byte of a stored audio checksum says of which kind it is; there is one so far.
READABLE_VIEW = f"""
CREATE VIEW IF NOT EXISTS operation_history AS
SELECT CASE typeof(record.id) WHEN 'blob' THEN lower(hex(record.id)) ELSE record.id END AS id,
       session.session_id, record.sequence,
       strftime('%Y-%m-%dT%H:%M:%fZ', record.timestamp, 'unixepoch') AS timestamp,
       record.operation_type,
       {_ABSOLUTE.format(path="record.source_path", root="session.source_root")} AS source_path,
       {_ABSOLUTE.format(path="record.target_path", root="session.target_root")} AS target_path,
       {_ABSOLUTE.format(path="record.backup_path", root="session.library_root")} AS backup_path,
       record.status, record.error_message,
       lower(hex(record.checksum_before)) AS checksum_before,
       lower(hex(record.checksum_after)) AS checksum_after,
       record.file_size, record.role, reason.text AS reason, record.metadata,
       lower(hex(substr(record.audio_checksum, 2))) AS audio_checksum
FROM operation_records AS record
JOIN operation_sessions AS session ON session.key = record.session_id
LEFT JOIN operation_reasons AS reason ON reason.key = record.reason
"""  # noqa: S608 - constants
