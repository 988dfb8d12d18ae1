#pragma once

#include "core/blocks/BlockKind.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <functional>
#include <vector>

namespace vitrine {

/// The kinds of blocks as rows: under a heading for each category, or, while something is typed, the best fits first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole, CategoryRole };

    explicit PaletteModel(QObject *parent = nullptr);

    void setTyped(const QString &typed);
    /// Offers only kinds that pass.
    void setFilter(std::function<bool(const BlockKind &)> passes);
    /// The user's own kinds, under a heading of their own.
    void setOwn(std::vector<const BlockKind *> kinds);
    /// Null for a heading, and where there is no such row.
    const BlockKind *kindAt(const QModelIndex &index) const;
    /// The first row with a kind; invalid where nothing was found.
    QModelIndex first() const;
    /// The next row with a kind in a direction (1 or −1); `from` itself where there is none.
    QModelIndex next(const QModelIndex &from, int direction) const;
    void retranslate() { rebuild(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Row {
        const BlockKind *kind; ///< null: a heading
        Category category;
        bool isOwn;
    };
    void rebuild();

    QString m_typed;
    std::function<bool(const BlockKind &)> m_passes;
    std::vector<const BlockKind *> m_own;
    std::vector<Row> m_rows;
};

/// Paints a row: the category's colour, the type, and what it does.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vitrine
