// The entry of the script that every page loads: what a page does beyond being read.
import { startDocumentList } from './document-list.ts';
import { startDocumentPage } from './document-page.ts';
import { startSearchPage } from './search-page.ts';

startDocumentPage();
startDocumentList();
startSearchPage();
