#include "widgets/inspector/OwnBlockNote.h"

#include "core/graph/KindOf.h"
#include "widgets/common/Translated.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace vitrine {

OwnBlockNote::OwnBlockNote(NetworkDocument *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_edit(new QPushButton(this))
{
    auto *label = new QLabel(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    row->addWidget(label, 1);
    row->addWidget(m_edit);
    connect(m_edit, &QPushButton::clicked, this, &OwnBlockNote::editWanted);
    connect(selection, &Selection::pathChanged, this, &OwnBlockNote::follow);
    connect(document, &NetworkDocument::changed, this, &OwnBlockNote::follow);
    translated(this, [this, label] {
        label->setText(tr("A block of your own"));
        label->setToolTip(tr("It carries its own definition: changing or deleting the one in My blocks does not change "
                             "it."));
        m_edit->setText(tr("Edit…"));
        m_edit->setToolTip(tr("Name, colour, help, and the parameters of its parts that it offers"));
        m_edit->setAccessibleName(tr("Edit the block of your own"));
    });
    follow();
}

void OwnBlockNote::follow()
{
    const Block *block = m_document->network().find(m_selection->path().toStdString());
    const BlockKind *kind = block ? kindOf(*block) : nullptr;
    setVisible(kind && definitionOf(*kind));
}

} // namespace vitrine
