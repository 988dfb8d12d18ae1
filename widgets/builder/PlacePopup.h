#pragma once

#include "core/blocks/BlockKind.h"

#include <QFrame>

#include <functional>

namespace vitrine {

class BlockSearch;

/// The search for a block right where it is to stand. Esc, or a click elsewhere, takes it away.
class PlacePopup : public QFrame {
    Q_OBJECT

public:
    explicit PlacePopup(QWidget *parent);

    /// Shows it at a place of the screen, empty.
    void ask(QPoint global, std::function<bool(const BlockKind &)> passes = {}, const QString &why = {});
    BlockSearch *search() const { return m_search; }

signals:
    void chosen(const QString &type, const QString &typed);
    void closed(); ///< whether something was chosen or not

protected:
    void hideEvent(QHideEvent *event) override;

private:
    BlockSearch *m_search;
};

} // namespace vitrine
