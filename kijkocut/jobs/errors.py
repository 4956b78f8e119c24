"""What can be wrong with a job itself."""

from kijkocut.model.errors import UserError


class JobCancelledError(UserError):
    """Somebody wanted the job to stop."""

    code = "job.cancelled"


class NoSuchJobError(UserError):
    """No job has that id, or it was over so long ago that it was forgotten."""

    code = "job.unknown"
