#include "widgets/builder/BlockSearch.h"

#include "core/graph/KindOf.h"
#include "widgets/builder/OwnBlocks.h"
#include "widgets/builder/PaletteModel.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

BlockSearch::BlockSearch(QWidget *parent)
    : QWidget(parent), m_model(new PaletteModel(this)), m_field(new QLineEdit(this)), m_why(new QLabel(this)),
      m_list(new QListView(this)), m_none(new QLabel(this))
{
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_why->setWordWrap(true);
    m_why->hide();
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignTop);
    m_none->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_why);
    column->addWidget(m_list, 1);
    column->addWidget(m_none, 1);
    connect(m_field, &QLineEdit::textChanged, this, &BlockSearch::search);
    connect(m_list, &QListView::activated, this, &BlockSearch::choose);
    connect(&Theme::instance(), &Theme::changed, m_list, &QListView::doItemsLayout);
    translated(this, [this] {
        m_field->setPlaceholderText(tr("Search blocks"));
        m_field->setToolTip(tr("A few letters, and parameters behind: “conv 6 5 padding=2”; Enter places the block"));
        m_field->setAccessibleName(tr("Search blocks"));
        m_list->setAccessibleName(tr("Blocks"));
        m_none->setText(tr("No block is called that."));
        m_model->retranslate();
        search(m_field->text());
    });
}

void BlockSearch::setFilter(std::function<bool(const BlockKind &)> passes, const QString &why)
{
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_model->setFilter(std::move(passes));
    search(m_field->text());
}

void BlockSearch::setOwnBlocks(const OwnBlocks *blocks)
{
    const auto show = [this, blocks] {
        std::vector<const BlockKind *> kinds;
        for (const OwnBlock &block : blocks->all())
            kinds.push_back(block.kind);
        m_model->setOwn(std::move(kinds));
        search(m_field->text());
    };
    connect(blocks, &OwnBlocks::changed, this, show);
    show();
}

const BlockKind *BlockSearch::kindAt(QPoint place) const
{
    return m_model->kindAt(m_list->indexAt(place));
}

const BlockKind *BlockSearch::current() const
{
    return m_model->kindAt(m_list->currentIndex());
}

void BlockSearch::clear()
{
    m_field->clear();
    search({});
}

void BlockSearch::search(const QString &typed)
{
    m_model->setTyped(typed);
    const QModelIndex first = m_model->first();
    m_list->setVisible(first.isValid());
    m_none->setVisible(!first.isValid());
    if (first.isValid()) {
        m_list->setCurrentIndex(first);
        m_list->scrollToTop();
    }
}

void BlockSearch::choose()
{
    if (const BlockKind *kind = current())
        emit chosen(QString::fromStdString(kindKey(*kind)), m_field->text());
}

bool BlockSearch::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        m_list->setCurrentIndex(m_model->next(m_list->currentIndex(), key == Qt::Key_Down ? 1 : -1));
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    choose();
    return true;
}

} // namespace vitrine
