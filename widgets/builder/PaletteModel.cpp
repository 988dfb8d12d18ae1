#include "widgets/builder/PaletteModel.h"

#include "core/edit/BlockPhrase.h"
#include "core/graph/KindOf.h"
#include "widgets/builder/BlockCatalogue.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QMimeData>
#include <QPainter>

#include <utility>

namespace vitrine {

namespace {

QString tipOf(const BlockKind &kind)
{
    const QString tip = QStringLiteral("<b>%1</b> – %2<br>%3<br><code>%4</code>")
                            .arg(QString::fromStdString(kindName(kind)).toHtmlEscaped(), categoryName(kind.category()),
                                 toText(kind.summary()).toHtmlEscaped(),
                                 QString::fromStdString(kind.formula(Pass::Forward)).toHtmlEscaped());
    if (!definitionOf(kind))
        return tip;
    return tip + QStringLiteral("<br>")
        + PaletteModel::tr("A block that is placed carries its own definition: changing or deleting the saved one does "
                           "not change it.");
}

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent)
{
    rebuild();
}

void PaletteModel::setTyped(const QString &typed)
{
    m_typed = QString::fromStdString(edit::readPhrase(typed.toStdString()).name);
    rebuild();
}

void PaletteModel::setFilter(std::function<bool(const BlockKind &)> passes)
{
    m_passes = std::move(passes);
    rebuild();
}

void PaletteModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const bool hasHeadings = m_typed.trimmed().isEmpty();
    for (const BlockKind *kind : findKinds(m_typed, m_passes, m_own)) {
        const bool isOwn = definitionOf(*kind) != nullptr;
        const bool isSame =
            !m_rows.empty() && m_rows.back().isOwn == isOwn && (isOwn || m_rows.back().category == kind->category());
        if (hasHeadings && !isSame)
            m_rows.push_back({nullptr, kind->category(), isOwn});
        m_rows.push_back({kind, kind->category(), isOwn});
    }
    endResetModel();
}

void PaletteModel::setOwn(std::vector<const BlockKind *> kinds)
{
    m_own = std::move(kinds);
    rebuild();
}

const BlockKind *PaletteModel::kindAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? m_rows[static_cast<std::size_t>(index.row())].kind : nullptr;
}

QModelIndex PaletteModel::first() const
{
    const QModelIndex top = index(0);
    return kindAt(top) ? top : next(top, 1);
}

QModelIndex PaletteModel::next(const QModelIndex &from, int direction) const
{
    for (int row = from.row() + direction; row >= 0 && row < rowCount(); row += direction) {
        if (kindAt(index(row)))
            return index(row);
    }
    return kindAt(from) ? from : QModelIndex();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (!row.kind)
            return row.isOwn ? tr("My blocks") : categoryName(row.category);
        return QString::fromStdString(kindName(*row.kind));
    case Qt::ToolTipRole:
        return row.kind ? tipOf(*row.kind) : QVariant();
    case Qt::AccessibleDescriptionRole:
    case KindRole:
        return row.kind ? toText(row.kind->summary()) : QString();
    case CategoryRole:
        return static_cast<int>(row.category);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return kindAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList PaletteModel::mimeTypes() const
{
    return {QString::fromLatin1(blockMimeType)};
}

QMimeData *PaletteModel::mimeData(const QModelIndexList &indexes) const
{
    const BlockKind *kind = indexes.isEmpty() ? nullptr : kindAt(indexes.front());
    if (!kind)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(blockMimeType), QByteArray::fromStdString(kindKey(*kind)));
    return data;
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const bool isHeading = !(index.flags() & Qt::ItemIsEnabled);
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto category = static_cast<Category>(index.data(PaletteModel::CategoryRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = option.font;
    QRect rect = option.rect;
    if (isHeading) {
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(theme.color(Theme::Role::MutedText));
        painter->drawText(rect.adjusted(theme.px(8), 0, -theme.px(8), -theme.px(2)), Qt::AlignBottom | Qt::AlignLeft,
                          index.data().toString());
        return painter->restore();
    }
    if (isSelected)
        painter->fillRect(rect, option.palette.highlight());
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.category(category));
    painter->drawRoundedRect(
        QRectF(rect.left() + theme.px(8), rect.top() + theme.px(6), theme.px(6), rect.height() - theme.px(12)), 2, 2);
    rect.adjust(theme.px(22), theme.px(4), -theme.px(8), -theme.px(4));
    const QColor ink = isSelected ? option.palette.color(QPalette::HighlightedText) : theme.color(Theme::Role::Text);
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignTop | Qt::AlignLeft, index.data().toString());
    font.setBold(false);
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter->setFont(font);
    painter->setPen(isSelected ? ink : theme.color(Theme::Role::MutedText));
    painter->drawText(
        rect, Qt::AlignBottom | Qt::AlignLeft,
        QFontMetrics(font).elidedText(index.data(PaletteModel::KindRole).toString(), Qt::ElideRight, rect.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const bool isHeading = !(index.flags() & Qt::ItemIsEnabled);
    return {Theme::instance().px(120),
            isHeading ? line + Theme::instance().px(10) : 2 * line + Theme::instance().px(8)};
}

} // namespace vitrine
