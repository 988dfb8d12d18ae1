#pragma once

#include <QHash>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QSpinBox;
class QToolButton;

namespace vitrine {

/// Parameters that one tries: whole numbers, one for each spatial dimension where there are several, and switches.
class LabForm : public QWidget {
    Q_OBJECT

public:
    explicit LabForm(QWidget *parent = nullptr);

    /// A parameter by its name in a network file, in the order of the calls.
    void addNumbers(const QString &key, int min, int max);
    void addSwitch(const QString &key);
    void setTexts(const QString &key, const QString &name, const QString &tip);
    void setRange(const QString &key, int min, int max);
    void setRowVisible(const QString &key, bool isVisible);
    void setRowEnabled(const QString &key, bool isEnabled);

    /// None of the setters emits edited().
    void setNumbers(const QString &key, const std::vector<std::int64_t> &numbers);
    void setNumber(const QString &key, std::int64_t number) { setNumbers(key, {number}); }
    void setOn(const QString &key, bool isOn);
    std::vector<std::int64_t> numbers(const QString &key) const;
    std::int64_t number(const QString &key) const { return numbers(key).front(); }
    bool isOn(const QString &key) const;
    QSpinBox *field(const QString &key, int dimension = 0) const;
    QCheckBox *box(const QString &key) const;

signals:
    void edited(); ///< by the user

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QList<QWidget *> widgets() const;
        QLabel *name = nullptr;
        QList<QSpinBox *> fields; ///< three, of which as many show as there are dimensions
        QToolButton *link = nullptr; ///< the same in all dimensions
        QCheckBox *box = nullptr;
        int dimensions = 1;
        bool isShown = true;
    };
    void arrange();
    void show(const Row &row);
    void follow(Row &row, int changed);

    QGridLayout *m_grid;
    QHash<QString, Row> m_rows;
    QStringList m_order; ///< of the rows
    int m_columns = 1; ///< two where there is room
};

} // namespace vitrine
