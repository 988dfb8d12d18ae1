#include "widgets/detection/truth/YoloNames.h"

#include "core/base/ReadFile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace vitrine {

namespace {

constexpr std::uint64_t mostBytes = 1 << 20;
constexpr std::size_t mostNames = 100'000;

QString unquoted(QString text)
{
    text = text.trimmed();
    for (const QChar quote : {QLatin1Char('"'), QLatin1Char('\'')})
        if (text.size() >= 2 && text.startsWith(quote) && text.endsWith(quote))
            return text.mid(1, text.size() - 2);
    return text;
}

std::vector<std::string> lines(const QString &text)
{
    std::vector<std::string> names;
    for (const QString &line : text.split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty() && names.size() < mostNames)
            names.push_back(line.trimmed().toStdString());
    return names;
}

} // namespace

std::vector<std::string> yamlNames(const QString &text)
{
    static const QRegularExpression key(QStringLiteral("^names:[ \\t]*(.*)$"), QRegularExpression::MultilineOption);
    static const QRegularExpression entry(QStringLiteral("^\\s*(?:-|\\d+\\s*:)\\s*(.+?)\\s*(?:#.*)?$"));
    const auto found = key.match(text);
    std::vector<std::string> names;
    if (!found.hasMatch())
        return names;
    const QString rest = text.mid(found.capturedStart(1));
    if (rest.startsWith(QLatin1Char('['))) {
        const qsizetype end = rest.indexOf(QLatin1Char(']'));
        for (const QString &each : rest.mid(1, end - 1).split(QLatin1Char(','), Qt::SkipEmptyParts))
            if (!each.trimmed().isEmpty())
                names.push_back(unquoted(each).toStdString());
        return names;
    }
    const QStringList following = rest.split(QLatin1Char('\n')).mid(1);
    for (const QString &line : following) {
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(QLatin1Char('#')))
            continue;
        const auto match = entry.match(line);
        if (!match.hasMatch() || names.size() == mostNames)
            break;
        names.push_back(unquoted(match.captured(1)).toStdString());
    }
    return names;
}

Result<std::vector<std::string>> yoloNames(const QString &folder)
{
    const QStringList files{QStringLiteral("classes.txt"), QStringLiteral("obj.names"), QStringLiteral("coco.names"),
                            QStringLiteral("data.yaml"), QStringLiteral("dataset.yaml")};
    QDir place(folder);
    QStringList places{place.filePath(QStringLiteral("labels"))};
    for (int level = 0; level < 3; ++level) {
        places += place.path();
        if (!place.cdUp())
            break;
    }
    for (const QString &each : places) {
        for (const QString &name : files) {
            const QString file = QDir(each).filePath(name);
            if (!QFileInfo(file).isFile())
                continue;
            const auto text = readFile(file.toStdString(), mostBytes);
            if (!text)
                return text.error();
            const QString content = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
            if (auto names = name.endsWith(QLatin1String("yaml")) ? yamlNames(content) : lines(content); !names.empty())
                return names;
        }
    }
    return std::vector<std::string>();
}

} // namespace vitrine
