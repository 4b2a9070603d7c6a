/** `DeliveryAddress` as people read it. */
export const words = (part: string) => part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace('Vat', 'VAT');
