def test_themes_are_a_choice(window, film):
    window.actions_.trigger("view.theme.light")
    assert film.settings.text("look.theme") == "light"
    assert window.actions_.get("view.theme.light").isChecked()
    assert not window.actions_.get("view.theme.dark").isChecked()
