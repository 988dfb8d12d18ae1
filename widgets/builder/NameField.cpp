#include "widgets/builder/NameField.h"

#include "widgets/canvas/CanvasView.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace vitrine {

NameField::NameField(CanvasView *view) : QLineEdit(view), m_view(view)
{
    translated(this, [this] { setAccessibleName(tr("Name")); });
    connect(view, &CanvasView::viewMoved, this, &NameField::follow);
    hide();
}

void NameField::ask(const QRectF &scene, const QString &name, std::function<void(const QString &)> take, bool isNew)
{
    m_place = scene;
    m_before = isNew ? QString() : name;
    m_take = std::move(take);
    setText(name);
    follow();
    show();
    raise();
    setFocus();
    selectAll();
}

void NameField::follow()
{
    const QRect area = m_view->mapFromScene(m_place).boundingRect();
    const int width = std::max(area.width(), Theme::instance().px(120));
    setGeometry(QRect(area.topLeft(), QSize(width, sizeHint().height())));
}

void NameField::finish(bool takes)
{
    if (isHidden())
        return;
    const auto take = std::exchange(m_take, {});
    const QString name = text().trimmed();
    hide();
    m_view->setFocus();
    if (takes && take && !name.isEmpty() && name != m_before)
        take(name);
}

bool NameField::event(QEvent *event)
{
    // Esc is the window's way up; here it is the way out.
    return keepsKeys(event, {Qt::Key_Escape}) || QLineEdit::event(event);
}

void NameField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish(true);
    else
        QLineEdit::keyPressEvent(event);
}

void NameField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    finish(false);
}

} // namespace vitrine
