export { foundShop } from './found-shop.ts';
