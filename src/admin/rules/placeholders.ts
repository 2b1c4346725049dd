/** As the templates of chat texts know them; a test compares the two. */
export const placeholders = ['activity', 'availability', 'until', 'onCall', 'outOfOffice'] as const;
