#include "widgets/builder/BlockCatalogue.h"

#include "core/edit/BlockNames.h"
#include "core/graph/KindOf.h"
#include "widgets/common/Text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine {

namespace {

/// What comes first of several that fit as well: a network has more of these.
constexpr std::array usual = {"Conv2d",    "Linear",   "ReLU",    "MaxPool2d", "BatchNorm2d", "Flatten",
                              "Input",     "Tanh",     "Add",     "Dropout",   "Softmax",     "CrossEntropyLoss",
                              "AvgPool2d", "CSPLayer", "BaseConv"};

/// "BN2" of "BatchNorm2d".
QString initials(const QString &type)
{
    QString letters;
    for (const QChar c : type) {
        if (c.isUpper() || c.isDigit())
            letters += c;
    }
    return letters;
}

/// Whether the letters come in this order, with others between.
bool comesInOrder(const QString &letters, const QString &text)
{
    qsizetype at = 0;
    for (const QChar c : letters) {
        at = text.indexOf(c, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

int usualness(const QString &type)
{
    const auto found = std::find(usual.begin(), usual.end(), type.toStdString());
    return found == usual.end() ? 8 : 0;
}

} // namespace

QString categoryName(Category category)
{
    const auto text = [](const char *name) { return QCoreApplication::translate("BlockCatalogue", name); };
    switch (category) {
    case Category::Input:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Input"));
    case Category::Convolution:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Convolution"));
    case Category::Linear:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Linear"));
    case Category::Normalization:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Normalization"));
    case Category::Activation:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Activation"));
    case Category::Pooling:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Pooling"));
    case Category::Reshape:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Reshape"));
    case Category::Combine:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Combine"));
    case Category::Detection:
        return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Detection"));
    case Category::Loss:
        break;
    }
    return text(QT_TRANSLATE_NOOP("BlockCatalogue", "Loss"));
}

int searchScore(const BlockKind &kind, const QString &typed)
{
    const QString wanted = typed.simplified().remove(QLatin1Char(' '));
    if (wanted.isEmpty())
        return 0;
    const QString type = QString::fromStdString(kindName(kind)).remove(QLatin1Char(' '));
    if (type.compare(wanted, Qt::CaseInsensitive) == 0)
        return 0;
    if (type.startsWith(wanted, Qt::CaseInsensitive))
        return 10 + usualness(type);
    if (wanted.compare(QString::fromStdString(edit::idStem(kindName(kind))), Qt::CaseInsensitive) == 0)
        return 20 + usualness(type);
    if (initials(type).startsWith(wanted, Qt::CaseInsensitive))
        return 30 + usualness(type);
    if (type.contains(wanted, Qt::CaseInsensitive))
        return 40 + usualness(type);
    const QString summary = toText(kind.summary());
    for (const QString &text : {categoryName(kind.category()), summary}) {
        if (text.contains(typed.simplified(), Qt::CaseInsensitive))
            return 60 + usualness(type);
    }
    if (wanted.size() > 2 && comesInOrder(wanted, type))
        return 80 + usualness(type);
    return -1;
}

std::vector<const BlockKind *> findKinds(const QString &typed, const std::function<bool(const BlockKind &)> &passes,
                                         const std::vector<const BlockKind *> &own)
{
    const bool isAll = typed.trimmed().isEmpty();
    std::vector<std::pair<int, const BlockKind *>> hits;
    for (const BlockKind *kind : own) {
        const int score = searchScore(*kind, typed);
        if (score >= 0 && (!passes || passes(*kind)))
            hits.emplace_back(isAll ? -1 : score, kind);
    }
    for (const auto &kind : blockKinds()) {
        const int score = kind->isPublic() ? searchScore(*kind, typed) : -1;
        if (score >= 0 && (!passes || passes(*kind)))
            hits.emplace_back(isAll ? static_cast<int>(kind->category()) : score, kind.get());
    }
    std::stable_sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const BlockKind *> kinds;
    for (const auto &[score, kind] : hits)
        kinds.push_back(kind);
    return kinds;
}

} // namespace vitrine
