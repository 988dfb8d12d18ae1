#include "widgets/detection/ClassList.h"

#include "widgets/common/Translated.h"
#include "widgets/detection/ClassListModel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace vitrine {

ClassList::ClassList(QWidget *parent)
    : QWidget(parent), m_model(new ClassListModel(this)), m_filtered(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit), m_all(new QToolButton), m_none(new QToolButton), m_list(new QTreeView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    row->addWidget(m_all);
    row->addWidget(m_none);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(ClassListModel::Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(ClassListModel::Kept, QHeaderView::ResizeToContents);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_all, &QToolButton::clicked, this, [this] { setShown(true); });
    connect(m_none, &QToolButton::clicked, this, [this] { setShown(false); });
    translated(this, [this] { setTexts(); });
}

void ClassList::setTexts()
{
    m_filter->setPlaceholderText(tr("Filter classes"));
    m_filter->setAccessibleName(tr("Filter classes"));
    m_all->setText(tr("All"));
    m_all->setToolTip(tr("Show all classes; with a filter, those that it finds"));
    m_none->setText(tr("None"));
    m_none->setToolTip(tr("Hide all classes; with a filter, those that it finds"));
    m_list->setAccessibleName(tr("Classes"));
}

void ClassList::setState(DetectionState *state)
{
    m_model->setState(state);
}

void ClassList::setShown(bool shown)
{
    if (m_filter->text().isEmpty()) {
        m_model->setAllShown(shown);
        return;
    }
    std::vector<int> classes;
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        classes.push_back(m_model->classAt(m_filtered->mapToSource(m_filtered->index(row, 0)).row()));
    m_model->setShown(classes, shown);
}

} // namespace vitrine
