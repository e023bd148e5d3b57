// The entry of the search's bundle. The build makes one function of it, so that its text can start a
// worker where a page from a folder may not load one from a file.
import { serve } from './worker.ts';

/** Given by whoever calls the function: takes the service and ties it to a port. */
declare const axialConnect: (start: typeof serve) => void;

axialConnect(serve);
