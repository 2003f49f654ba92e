"""Drawing lights in templates."""

from django import template

register = template.Library()


@register.inclusion_tag("indicators/_mark.html")
def light_mark(light, words: bool = True, computed: bool = False) -> dict[str, object]:
    """A light as shape, colour and word; `words=False` keeps the word for screen readers only.

    `light` is a LightRow, or None where no light has been computed. `computed=True` draws the light as computed, also
    where a person has put another over it.
    """
    if light is None:
        return {"colour": "none", "word": "", "show_words": words, "overridden": False}
    return {
        "colour": light.computed_colour if computed else light.colour,
        "word": light.computed_word if computed else light.word,
        "show_words": words,
        "overridden": bool(light.override) and not computed,
    }
