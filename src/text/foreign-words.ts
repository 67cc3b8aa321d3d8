/**
 * Words that look like what is left of Vietnamese typed without a keyboard program, where no rule can tell. A word
 * belongs here only if bà con do write it; English that nobody sends to a commune does no harm by being read wrong.
 */

/** Never Vietnamese: what it would be read as is rare, what it says may matter ("sos"; "cax" is công an xã). */
const foreign = set('asap bus cax chips co2 docs eps fax gas honor list maps post sofa sos taxi test usa vest visa');

/** As often Vietnamese: "max" is mã, "sex" sẽ, "car" cả, "been" bên. The words beside it decide. */
const oftenForeign = set(`
air arm bar bee been best boom boost born box burn car cast chair char chest corn cost cow days does door down dust
hair has hee her hex his hix horn host how its last lee lost low lux max mix moon most must nor noon now own pair past
per poor quest rest room row rust says see seem seen sex sir six soon tax term thanx this thus tips toast too town tree
trust turn roj thoj toj`);

/** Things that are counted: "thon2" is thôn 2 as well as thòn, "lop5" lớp 5 as well as lọp. */
const numbered = set(`
ban bang bai bac buoc cap cau cot cum dieu doan dot doi hang hem ho ip khoan khoi khu ki ky lan lo loai lop mau muc
mui ngay ngo nhom phan phong quy so tang tap thang thon thua tiet to trang tuan tuyen vung xom`);

function set(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export const isForeign = (word: string): boolean => foreign.has(word);

export const isOftenForeign = (word: string): boolean => oftenForeign.has(word);

export const isNumbered = (word: string): boolean => {
  const at = word.search(/[0-9]/);
  return at > 0 && !/[^0-9]/.test(word.slice(at)) && numbered.has(word.slice(0, at));
};
