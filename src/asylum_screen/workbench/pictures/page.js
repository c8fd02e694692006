function unfold(){var e=document.getElementById(decodeURIComponent(location.hash.slice(1)));
if(e&&e.closest('details')){e.closest('details').open=true;e.scrollIntoView();}}
addEventListener('hashchange',unfold);addEventListener('load',unfold);
addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true;});});
document.addEventListener('keydown',function(e){if(e.key==='Escape'&&location.hash){
var y=scrollY,back=document.querySelector('a[href="'+location.hash+'"]');location.hash='top';scrollTo(0,y);
if(back)back.focus({preventScroll:true});}});
document.addEventListener('click',function(e){var a=e.target.closest&&e.target.closest('.close a');
if(a){e.preventDefault();var y=scrollY;location.hash='top';scrollTo(0,y);}});
