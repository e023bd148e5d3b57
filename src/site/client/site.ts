// The entry of the script that every page loads: what a page does beyond being read.
import { startSearchPage } from './search-page.ts';

startSearchPage();
