"""What a page needs on which a questionnaire is filled."""

FILLING = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=(), "
    "display-capture=(), browsing-topics=()",
}
"""Headers in place of the strictest: the engine that follows a form's conditions reads them with a
parser compiled ahead, and a question may ask, when she presses the button, where the device is."""
