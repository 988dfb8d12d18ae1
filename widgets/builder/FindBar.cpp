#include "widgets/builder/FindBar.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace vitrine {

FindBar::FindBar(CanvasView *view)
    : QFrame(view), m_view(view), m_field(new QLineEdit(this)), m_count(new QLabel(this)),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this)), m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    for (QToolButton *button : {m_previous, m_next, m_close}) {
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_close->setText(QStringLiteral("✕"));
    m_field->installEventFilter(this);
    view->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::shut);
    translated(this, [this] {
        m_field->setPlaceholderText(tr("Find a block: name, type or parameter"));
        m_field->setAccessibleName(m_field->placeholderText());
        m_previous->setToolTip(tr("The one before (Shift+Enter)"));
        m_next->setToolTip(tr("The next one (Enter)"));
        m_close->setToolTip(tr("Close (Esc)"));
        for (QToolButton *button : {m_previous, m_next, m_close})
            button->setAccessibleName(button->toolTip());
        count();
    });
    hide();
}

void FindBar::open()
{
    place();
    show();
    raise();
    m_field->setFocus();
    m_field->selectAll();
    search();
}

void FindBar::shut()
{
    hide();
    m_view->setFocus();
}

void FindBar::place()
{
    const int width = std::min(Theme::instance().px(400), m_view->width() - 24);
    setGeometry(m_view->width() - width - 12, 12, width, sizeHint().height());
}

void FindBar::search()
{
    m_hits.clear();
    m_shown = -1;
    const QString wanted = m_field->text().trimmed();
    for (const CanvasBlock &block : m_view->canvas()->model().blocks) {
        const auto has = [&wanted](const QString &text) { return text.contains(wanted, Qt::CaseInsensitive); };
        if (!wanted.isEmpty() && (has(block.name) || has(block.type) || has(block.parameters)))
            m_hits.push_back(block.id);
    }
    if (m_hits.empty())
        count();
    else
        go(1);
}

void FindBar::go(int step)
{
    if (m_hits.empty())
        return;
    const int size = found();
    m_shown = m_shown < 0 ? (step > 0 ? 0 : size - 1) : (m_shown + step + size) % size;
    if (BlockItem *block = m_view->canvas()->find(m_hits[static_cast<std::size_t>(m_shown)])) {
        m_view->selectBlock(block);
        m_view->reveal(block);
    }
    count();
}

void FindBar::count()
{
    const bool isEmpty = m_field->text().trimmed().isEmpty();
    m_count->setText(isEmpty ? QString() : found() > 0 ? tr("%1 of %2").arg(m_shown + 1).arg(found()) : tr("None"));
    m_previous->setEnabled(found() > 1);
    m_next->setEnabled(found() > 1);
}

bool FindBar::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_view && event->type() == QEvent::Resize)
        place();
    if (object != m_field || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QFrame::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() != Qt::Key_Escape && !isEnter)
        return false;
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (isEnter)
        go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        shut();
    return true;
}

} // namespace vitrine
