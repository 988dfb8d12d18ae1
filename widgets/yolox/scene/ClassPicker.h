#pragma once

#include <QFrame>

#include <string>
#include <vector>

class QLineEdit;
class QListWidget;

namespace vitrine {

/// A list of class names that pops up, to choose one from by mouse or by typing.
class ClassPicker : public QFrame {
    Q_OBJECT

public:
    explicit ClassPicker(QWidget *parent = nullptr);

    /// Shows it at a place of the screen, `current` being chosen.
    void pick(const std::vector<std::string> &names, int current, const QPoint &globalPlace);
    QLineEdit *search() const { return m_search; }
    QListWidget *list() const { return m_list; }

signals:
    void picked(int classId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &text);
    void take();

    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace vitrine
