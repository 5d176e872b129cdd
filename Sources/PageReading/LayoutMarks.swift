/// The signs by which a newspaper tells the parts of its page apart.
///
/// They belong to the layout as `#` belongs to Markdown: what the text is about is none of their business.
public struct LayoutMarks: Sendable {
    /// Signs before a byline.
    public var byline = "□■"
    /// The sign before a column's name, and in some papers before a byline.
    public var label = "◎"
    /// Words that name the trade of one who writes for the page.
    public var writers = ["记者", "通讯员", "作者", "撰稿", "撰文", "文/图", "图/文", "文图", "图文", "文/", "图/"]
    /// Words that end a picture credit.
    public var photographers = ["摄影报道", "摄影", "供图", "供稿", "摄"]
    /// Words that begin a picture credit.
    public var photographerLabels = ["摄影：", "摄影/", "供图：", "图片：", "图片来源："]
    /// Words that follow the names of a byline.
    public var writing = ["摄影报道", "文并摄", "报道", "文/图", "图/文", "文图", "图文", "文"]
    /// Words that begin a caption.
    public var captions = ["图为", "上图", "下图", "左图", "右图", "题图"]
    /// Words with which a paper or an agency begins a report.
    public var datelines = ["本报", "新华社", "据新华社", "中新社"]
    /// Beginnings of the note that text goes on elsewhere.
    public var continuedElsewhere = ["（下转", "（转"]
    /// Beginnings of the note that text comes from elsewhere.
    public var continuedFromElsewhere = ["（上接", "（接"]

    /// Makes the marks of Chinese newspapers.
    public init() {}
}

/// The layout marks as units, ready for matching; a class, so that handing it on costs nothing.
final class LayoutMarkUnits: Sendable {
    typealias Word = [UInt16]
    let byline: Word
    let label: Word
    let writers: [Word]
    let photographers: [Word]
    let photographerLabels: [Word]
    let writing: [Word]
    let captions: [Word]
    let datelines: [Word]
    let continuedElsewhere: [Word]
    let continuedFromElsewhere: [Word]

    init(_ marks: LayoutMarks) {
        func words(_ texts: [String]) -> [Word] { texts.map { Word($0.utf16) } }
        byline = Word(marks.byline.utf16)
        label = Word(marks.label.utf16)
        writers = words(marks.writers)
        photographers = words(marks.photographers)
        photographerLabels = words(marks.photographerLabels)
        writing = words(marks.writing)
        captions = words(marks.captions)
        datelines = words(marks.datelines)
        continuedElsewhere = words(marks.continuedElsewhere)
        continuedFromElsewhere = words(marks.continuedFromElsewhere)
    }
}

extension UnsafeBufferPointer<UInt16> {
    /// Whether a word stands at `start`.
    @inline(__always)
    func holds(_ word: [UInt16], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= count else { return false }
        for index in 0..<word.count where self[start + index] != word[index] { return false }
        return true
    }
}
