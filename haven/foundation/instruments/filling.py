"""What a page needs on which a questionnaire is filled."""

FILLING = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "connect-src 'self' data:; img-src 'self' blob: data:; media-src 'self' blob:; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(self), payment=(), "
    "usb=(), display-capture=(), browsing-topics=()",
}
"""Headers in place of the strictest: the engine that follows a form's conditions reads them with a
parser compiled ahead, and a question may ask for a place, a picture or a voice. Still no script
but ours, none in the page, and nothing is sent elsewhere."""
