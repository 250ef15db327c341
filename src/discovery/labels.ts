/** What people call a model: `user-directory` → `User directory`. */
export function modelLabel(model: string): string {
  const words = model.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
