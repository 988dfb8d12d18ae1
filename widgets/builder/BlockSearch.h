#pragma once

#include "core/blocks/BlockKind.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace vitrine {

class OwnBlocks;
class PaletteModel;

/// A field to type into, and the kinds of blocks that fit below it: a few letters, parameters behind ("conv 6 5"),
/// Enter chooses. Entries can be dragged away.
class BlockSearch : public QWidget {
    Q_OBJECT

public:
    explicit BlockSearch(QWidget *parent = nullptr);

    /// Offers only kinds that pass, and says why above the list.
    void setFilter(std::function<bool(const BlockKind &)> passes, const QString &why);
    /// Offers the user's own blocks too, as they come and go.
    void setOwnBlocks(const OwnBlocks *blocks);
    void clear();
    /// The kind under a place of the list, or the one that is chosen in it; null where there is none.
    const BlockKind *kindAt(QPoint place) const;
    const BlockKind *current() const;
    QLineEdit *field() const { return m_field; }
    QListView *list() const { return m_list; }

signals:
    /// `typed`: the whole phrase, parameters included.
    void chosen(const QString &type, const QString &typed);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void search(const QString &typed);
    void choose();

    PaletteModel *m_model;
    QLineEdit *m_field;
    QLabel *m_why;
    QListView *m_list;
    QLabel *m_none;
};

} // namespace vitrine
