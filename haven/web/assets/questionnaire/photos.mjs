// Pictures leave the device small, and without the place and time a camera writes into them.
const LONGEST = 2048;
const QUALITY = 0.85;

/** The picture as a JPEG of at most 2,048 pixels a side (or `pixels`); as it was if unreadable. */
export async function shrunk(file, pixels) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const longest = Math.min(LONGEST, pixels ?? LONGEST);
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = whitened(canvas);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await asBlob(canvas, "image/jpeg");
  } catch {
    return file;
  }
}

/** A pen on a canvas made white, since JPEG knows no transparency. */
export function whitened(canvas) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return pen;
}

/** The canvas as a file of this type. */
export function asBlob(canvas, type) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(type))), type, QUALITY);
  });
}
