//! What a site's article interface returns: the article within some string.

use serde_json::{Value, json};

use super::{
    Form, Rng, html,
    look::{Frame, Look},
    text,
};

fn fragment(form: &Form, rng: &mut Rng) -> String {
    let look = Look {
        frame: Frame::Bare,
        ..Look::default()
    };
    html::article(form, rng, &look)
}

fn shown(form: &Form) -> String {
    form.title.clone().unwrap_or_default()
}

/// Nested objects, the mark-up in `content`.
pub fn nested(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let content = fragment(form, rng);
    let value = json!({
        "code": 200,
        "msg": "操作成功",
        "data": {
            "id": rng.range(100_000, 999_999),
            "title": shown(form),
            "publishTime": format!("{}-01-28 10:02:33", form.year.unwrap_or(2021) + 1),
            "hits": rng.range(1, 900),
            "channel": {"name": "政府信息公开年报", "parent": null},
            "content": content,
        }
    });
    value.to_string().into_bytes()
}

/// The mark-up escaped before it was put into the string.
pub fn escaped(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let content = html::escape(&fragment(form, rng)).replace('"', "&quot;");
    let value = json!({"title": shown(form), "body": content, "status": 0});
    serde_json::to_vec_pretty(&value).expect("plain values")
}

/// Every character beyond ASCII as `\u653f`.
pub fn ascii(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let text = String::from_utf8(nested(form, rng)).expect("JSON is UTF-8");
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out.into_bytes()
}

/// The flattened text in the string.
pub fn flattened(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let content = text::report(form, rng, &Look::default(), text::f1);
    json!({"result": {"docTitle": shown(form), "docContent": content}})
        .to_string()
        .into_bytes()
}

/// A list of articles, one of which is the report.
pub fn list(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let content = fragment(form, rng);
    let other =
        |title: &str, content: &str| json!({"title": title, "content": content, "top": false});
    let mut articles = vec![
        other("关于春节放假的通知", "<p>放假7天，值班电话8123。</p>"),
        json!({"title": shown(form), "content": content, "top": true}),
        other(
            "机关食堂采购公告",
            "<table><tr><td>其他</td><td>3</td></tr><tr><td>总计</td><td>12</td></tr></table>",
        ),
    ];
    rng.shuffle(&mut articles);
    json!({"total": 3, "rows": articles})
        .to_string()
        .into_bytes()
}

/// JSON within a string of JSON.
pub fn doubled(form: &Form, rng: &mut Rng) -> Vec<u8> {
    let inner = json!({"article": {"name": shown(form), "html": fragment(form, rng)}}).to_string();
    let value: Value = json!({"success": true, "data": inner});
    value.to_string().into_bytes()
}
