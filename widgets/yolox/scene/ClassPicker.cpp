#include "widgets/yolox/scene/ClassPicker.h"

#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/ClassNames.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QVBoxLayout>

namespace vitrine {

ClassPicker::ClassPicker(QWidget *parent)
    : QFrame(parent, Qt::Popup), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ClassPicker::narrow);
    connect(m_search, &QLineEdit::returnPressed, this, &ClassPicker::take);
    connect(m_list, &QListWidget::itemClicked, this, &ClassPicker::take);
    connect(m_list, &QListWidget::itemActivated, this, &ClassPicker::take);
    translated(this, [this] {
        m_search->setPlaceholderText(tr("Class of this object"));
        m_search->setAccessibleName(tr("Class of this object"));
        m_list->setAccessibleName(tr("Classes"));
    });
}

void ClassPicker::pick(const std::vector<std::string> &names, int current, const QPoint &globalPlace)
{
    m_list->clear();
    for (std::size_t i = 0; i < names.size(); ++i) {
        QPixmap colour(12, 12);
        colour.fill(classColour(static_cast<int>(i)));
        auto *item = new QListWidgetItem(QIcon(colour), shownClass(names, static_cast<int>(i)), m_list);
        item->setData(Qt::UserRole, static_cast<int>(i));
    }
    m_search->clear();
    m_list->setCurrentRow(current);
    move(globalPlace);
    show();
    m_search->setFocus();
}

bool ClassPicker::eventFilter(QObject *watched, QEvent *event)
{
    // Up and down go through the list while one types.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int by = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        for (int row = m_list->currentRow() + by; by != 0 && row >= 0 && row < m_list->count(); row += by)
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                break;
            }
        if (by != 0)
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ClassPicker::narrow(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    m_list->setCurrentItem(first);
}

void ClassPicker::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    const int classId = item->data(Qt::UserRole).toInt();
    hide();
    emit picked(classId);
}

} // namespace vitrine
