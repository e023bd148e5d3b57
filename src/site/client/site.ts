// The entry of the script that every page but the search loads: what a page does beyond being read.
import { startDocumentList } from './document-list.ts';
import { startDocumentPage } from './document-page.ts';

startDocumentPage();
startDocumentList();
