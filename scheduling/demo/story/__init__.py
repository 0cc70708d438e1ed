"""`./run demo --story`: the main job, through HTTP and the webhook, with the evidence of each step."""

from scheduling.demo.story.play import play

__all__ = ["play"]
