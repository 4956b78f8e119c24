from kijkocut.desktop.inspector.pictures import own_fields
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.model.ids import ClipId


def test_plans_of_other_things_alike_have_one_shape():
    one, two = (
        SectionPlan(key="t", title="T", fields=own_fields((ClipId(key),), ("scale",)))
        for key in "ab"
    )
    other = SectionPlan(key="t", title="T", fields=own_fields((ClipId("a"),), ("rotation",)))
    assert one.shape == two.shape
    assert one.shape != other.shape
