"""How the templates of this room become code: what all of them ask for hundreds of times is asked for in the shortest way.

Jinja is ready for functions that want to know the template's context, for macros that are called with any arguments, and for values
that may be markup or not. Ours are plain functions, called as they stand, and most of what they return is markup.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame, MacroRef

_OURS = frozenset({"w", "m", "loop", "study", "source"})
"""What these names stand for has attributes and no keys."""
_as_markup = partial(str.__new__, Markup)
"""Of a text that is known to be one."""


class _Code(CodeGenerator):
    """The same template in fewer steps. Whatever is not plain is left to Jinja."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call without the question whether the function wants the context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if not (isinstance(node.node, nodes.Name) and node.node.name in _OURS):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro that is given all that it names, in its order."""
        one = macro_ref.node
        wants_more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if wants_more or one.defaults or not isinstance(one, nodes.Macro):
            super().macro_def(macro_ref, frame)
        else:
            self.write("environment.macro(macro)")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Markup is written as it is."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(_one if type(_one := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")) is Markup else escape(_one))")


class TemplateCode(Environment):
    """An environment whose templates are compiled like that."""

    code_generator_class = _Code

    @staticmethod
    def macro(make: Callable[..., str]) -> Callable[..., Markup]:
        return lambda *given: _as_markup(make(*given))
