/// Whether this machine can draw Chinese.
public enum FontProbe {
    /// A warning with a remedy where fontconfig knows no Chinese font; nil
    /// where it does, or where it cannot be asked.
    public static func warning() -> String? { warning(program: "fc-list") }

    static func warning(program: String) -> String? {
        let probe = ChildProcess(program: program, arguments: [":lang=zh-cn", "family"])
        guard let result = try? probe.run(limit: .seconds(10)), result.status == 0, result.output.isEmpty else {
            return nil
        }
        return "no Chinese font is installed, so that pictures show boxes instead of names: "
            + "install one, on Debian with 'apt-get install fonts-noto-cjk'"
    }
}
