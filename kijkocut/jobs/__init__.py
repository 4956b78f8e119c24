"""Long tasks in one place: queued, shown, paused, cancelled, tried again.

All that takes more than a tenth of a second is a job: `Jobs.submit(Order(...), work)` gives a
`Job` at once and calls `work(control)` on a thread of the lane that its `Resource` names. The work
says how far it is with `control.report(share, text)` and stops when `control.check()` raises
`JobCancelledError`; `control.report` and `control.is_cancelled` fit wherever callbacks
`on_progress` and `is_cancelled` are asked for. `Jobs.listen` hears a `JobState`
for every change, in order.

Orders with equal keys are one job while it is not over. Jobs do not outlive the program: keys name
content, so whoever wants the result asks for it again and finds what was finished on disk.

Threads: `Jobs` and `Job` may be used from any thread; a lane's threads live only while it has work.
Errors of the work end up in the job's state and come out of `Job.result`. To test alone, give any
function as work.
"""

from kijkocut.jobs.control import Control
from kijkocut.jobs.errors import JobCancelledError, NoSuchJobError
from kijkocut.jobs.jobs import Job, Jobs
from kijkocut.jobs.state import Fault, JobId, JobState, Order, Resource, Stage

__all__ = [
    "Control",
    "Fault",
    "Job",
    "JobCancelledError",
    "JobId",
    "JobState",
    "Jobs",
    "NoSuchJobError",
    "Order",
    "Resource",
    "Stage",
]
