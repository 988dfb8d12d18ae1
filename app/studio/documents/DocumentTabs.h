#pragma once

#include <QList>
#include <QWidget>

class QLineEdit;
class QTabBar;
class QToolButton;

namespace vitrine {

class Documents;

/// The open networks as tabs above the stage: click, drag into another order, close with the cross or the middle
/// button, double click to rename; a dot says that a network has changes which its file lacks.
class DocumentTabs : public QWidget {
    Q_OBJECT

public:
    explicit DocumentTabs(Documents *documents, QWidget *parent = nullptr);

    QTabBar *bar() const { return m_bar; }
    /// The present one's name becomes a field.
    void rename();

signals:
    void newWanted();
    void closeWanted(const QList<quint64> &documents);
    void nameChosen(const QString &name); ///< for the network in front

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    QWidget *makeCross();
    void showMenu(const QPoint &place);
    void closeOthers(int kept);
    void retranslate();
    void finishRename(bool accepted);

    Documents *m_documents;
    QTabBar *m_bar;
    QToolButton *m_new;
    QLineEdit *m_name = nullptr; ///< while it is being changed
    bool m_isFollowing = false;
};

} // namespace vitrine
