// SPDX-License-Identifier: EUPL-1.2
import { mount } from 'svelte';
import App from './App.svelte';
import { followLinks } from './base/address.svelte';

const place = document.getElementById('app');
if (place) {
  followLinks();
  mount(App, { target: place });
}
