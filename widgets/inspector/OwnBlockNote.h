#pragma once

#include <QWidget>

class QPushButton;

namespace vitrine {

class NetworkDocument;
class Selection;

/// Says of a selected block of the user's own that it is one, and leads to its definition.
class OwnBlockNote : public QWidget {
    Q_OBJECT

public:
    OwnBlockNote(NetworkDocument *document, Selection *selection, QWidget *parent);

    QPushButton *editButton() const { return m_edit; }

signals:
    void editWanted();

private:
    void follow();

    NetworkDocument *m_document;
    Selection *m_selection;
    QPushButton *m_edit;
};

} // namespace vitrine
