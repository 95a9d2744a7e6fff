//! How a text speaks of bodies: 我局, 本机关, the endings of names, regions as its own (我市).

use crate::prose::Prose;

/// What the names of bodies end with, behind 我 or 本: each with what must not follow it.
const ENDINGS: &[(&str, &str)] = &[
    ("街道办事处", ""),
    ("委员会", ""),
    ("管委会", ""),
    ("办公室", ""),
    ("办公厅", ""),
    ("开发区", ""),
    ("高新区", ""),
    ("经开区", ""),
    ("街道办", "理"),
    ("街办", "理"),
    ("街道", ""),
    ("园区", ""),
    ("新区", ""),
    ("中心支行", ""),
    ("支行", ""),
    ("中心", ""),
    ("分局", ""),
    ("支队", ""),
    ("大队", ""),
    ("总队", ""),
    ("公司", ""),
    ("集团", ""),
    ("单位", ""),
    ("机关", ""),
    ("部门", ""),
    ("级机关", ""),
    ("局", "面限部势"),
    ("委", "托派员"),
    ("办", "理结公复"),
    ("厅", ""),
    ("院", ""),
    ("站", "点"),
    ("所", "有属在列"),
    ("镇", ""),
    ("乡", "村"),
    ("街", ""),
    ("处", "理罚置"),
    ("队", "伍"),
    ("馆", ""),
    ("会", "议"),
    ("社", "会区"),
    ("校", ""),
    ("部", "分门"),
];

/// Whether the name at `at` goes on to another word or a longer name: 办 of 办理, 委 of 委员会.
pub(super) fn goes_on(text: &[char], at: usize) -> bool {
    let next = text.get(at + 1);
    match text[at] {
        '委' => matches!(next, Some('员' | '托' | '派' | '书' | '组')),
        '办' => matches!(next, Some('理' | '结' | '公' | '复' | '件' | '事')),
        '府' => matches!(
            next,
            Some(
                '信' | '网'
                    | '门'
                    | '采'
                    | '集'
                    | '公'
                    | '规'
                    | '令'
                    | '办'
                    | '部'
                    | '系'
                    | '购'
                    | '开'
                    | '微'
            )
        ),
        '处' => matches!(next, Some('理' | '罚')),
        '区' => matches!(next, Some('域' | '分' | '管')),
        '会' => matches!(next, Some('议')),
        '局' => matches!(next, Some('面' | '部')),
        _ => false,
    }
}

/// 我局, 本机关: how many characters it takes.
pub(super) fn itself(text: &[char], at: usize) -> Option<usize> {
    if !matches!(text.get(at), Some('我' | '本' | '该')) {
        return None;
    }
    let rest = &text[at + 1..];
    let ending = ENDINGS.iter().find(|(ending, another)| {
        let length = ending.chars().count();
        let is_here = ending.chars().zip(rest).all(|(one, other)| one == *other);
        is_here && rest.len() >= length && !rest.get(length).is_some_and(|&c| another.contains(c))
    });
    ending.map(|(ending, _)| 1 + ending.chars().count())
}

/// Whether it ends as the name of a body does.
pub(super) fn ends_like_a_body(name: &[char]) -> bool {
    let name: String = name.iter().collect();
    let is_ending = |(ending, _): &(&str, &str)| name.ends_with(ending);
    name.chars().count() >= 2 && ENDINGS.iter().any(is_ending) || name.ends_with('区')
}

/// Where the title names no body: the regions that the text speaks of as its own (我市), or else the
/// one whose whole it counts (全市), unless it speaks of a department or unit as its own (我局).
pub(super) fn own_regions(prose: &Prose) -> Vec<char> {
    let (mut own, mut whole) = (Vec::new(), Vec::new());
    for passage in &prose.passages {
        let text = &passage.text.chars;
        for at in 0..text.len() {
            let is_of_unit = |length: &usize| {
                let name: String = text[at..at + length].iter().collect();
                !name.ends_with("机关") && !name.ends_with("单位")
            };
            if itself(text, at).is_some_and(|length| is_of_unit(&length)) {
                return Vec::new();
            }
            let found = match text[at] {
                '我' => &mut own,
                '全' => &mut whole,
                _ => continue,
            };
            if let Some(&level) = text.get(at + 1)
                && matches!(level, '省' | '市' | '区' | '县' | '旗' | '州')
                && !found.contains(&level)
            {
                found.push(level);
            }
        }
    }
    let regions = if own.is_empty() { whole } else { own };
    // 我省 and 我市 in one text: one of them is above.
    if regions.len() > 1 {
        Vec::new()
    } else {
        regions
    }
}
