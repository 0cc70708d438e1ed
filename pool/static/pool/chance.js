/* A better time that is chosen goes into the form; without this the button sends the form for it. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=andere_zeit]");
  if (!button) return;
  event.preventDefault();
  const [day, start] = button.value.split("T");
  const fields = button.form.elements;
  fields.day.value = day;
  fields.start.value = start;
  fields.day.focus();
  for (const field of [fields.day, fields.start]) {
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
