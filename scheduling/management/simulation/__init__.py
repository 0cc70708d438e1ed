"""An invented year of asking: the product's own rules for whom to ask, in a world they cannot look into.

    parameters  what the world is like               county    who lives there, who needs somebody, when
    nature      how people really react (hidden)     service   what the product sees and does
    year        one policy through one year          ceiling   what somebody who knows all would reach
    metrics     figures of one year, means of many   many      all seeds and policies, on every core
    report      a page with drawings                 plots     the drawings

Only `year` and `ceiling` know `nature`. The world and the policy are told in docs/asking.md.
"""
