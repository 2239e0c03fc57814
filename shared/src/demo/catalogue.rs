//! What the demo company sells: stationery, school things, furniture, office machines, gifts, services (C123–C127).

use super::words::Words;

/// Groups, as a dictionary key and its name. Their order is that of [`SEASONS`](super::season::SEASONS).
pub(super) const GROUPS: [(&str, &str); 6] = [
    ("stationery", "Канцтовары и бумага"),
    ("school", "Школьные товары"),
    ("furniture", "Офисная мебель"),
    ("machines", "Оргтехника и расходники"),
    ("gifts", "Посуда и подарки"),
    ("services", "Услуги"),
];

/// Each is `group,name,unit,price,cost,stock,lead time in days`; prices in so'm, stock in units. A line of the table without stock is
/// a service. Codes are their numbers.
const PRODUCTS: Words = Words::new(
    "0,Бумага А4 класс C (500 л.),пачка,52000,43500,2400,3|0,Бумага А4 премиум (500 л.),пачка,68000,55000,900,5|\
     0,Бумага А3 (500 л.),пачка,112000,94000,260,5|0,Ручка шариковая синяя (50 шт.),упак,95000,61000,640,7|\
     0,Ручка гелевая (12 шт.),упак,48000,30000,410,7|0,Карандаш чернографитный (72 шт.),упак,110000,74000,220,10|\
     0,Папка-регистратор 75 мм,шт,28000,19500,1500,7|0,Файл-вкладыш А4 (100 шт.),упак,32000,21000,980,7|\
     0,Степлер №24/6,шт,39000,25000,300,10|0,Стикеры 76×76 (12 бл.),упак,72000,47000,350,10|\
     0,Калькулятор настольный 12 разр.,шт,125000,88000,180,14|0,Доска маркерная 90×120,шт,690000,520000,45,14|\
     1,Тетрадь 12 листов (20 шт.),упак,38000,26000,5200,7|1,Тетрадь 48 листов (10 шт.),упак,54000,37000,4100,7|\
     1,Дневник школьный,шт,18000,11500,3300,10|1,Рюкзак школьный,шт,235000,158000,720,21|\
     1,Пенал,шт,42000,26000,900,21|1,Краски акварель 24 цв.,шт,36000,23500,1100,14|\
     1,Пластилин 12 цв.,шт,24000,15000,1250,14|1,Набор первоклассника,шт,310000,214000,560,14|\
     1,Форма школьная,комплект,420000,295000,310,30|1,Глобус 32 см,шт,260000,178000,60,30|\
     2,Стол рабочий 140×70,шт,1650000,1190000,34,10|2,Стол руководителя,шт,4800000,3450000,6,21|\
     2,Кресло офисное,шт,1280000,890000,85,7|2,Кресло руководителя,шт,3100000,2150000,18,14|\
     2,Стул посетителя,шт,460000,310000,160,7|2,Шкаф для документов,шт,2250000,1620000,22,14|\
     2,Тумба подкатная,шт,980000,690000,40,10|2,Парта ученическая с двумя стульями,комплект,1150000,820000,120,21|\
     2,Стеллаж металлический,шт,1420000,1010000,38,14|2,Стойка ресепшн,шт,7900000,5600000,2,30|\
     3,МФУ лазерное ч/б,шт,3850000,3250000,28,7|3,МФУ лазерное цветное,шт,7600000,6480000,9,14|\
     3,Картридж оригинальный,шт,890000,715000,140,5|3,Картридж совместимый,шт,240000,132000,520,5|\
     3,Ноутбук 15.6\",шт,8900000,7850000,17,10|3,Монитор 24\",шт,2150000,1790000,36,7|\
     3,Проектор,шт,6900000,5900000,7,21|3,Уничтожитель бумаг,шт,2700000,2140000,11,14|\
     3,Ламинатор А4,шт,980000,735000,19,14|3,ИБП 850 ВА,шт,1150000,905000,42,7|\
     4,Ежедневник датированный,шт,86000,52000,1400,14|4,Набор чайный «Пахта» 9 пр.,набор,340000,228000,210,7|\
     4,Ляган керамический 36 см,шт,195000,124000,160,10|4,Набор «Навруз» подарочный,набор,480000,312000,130,10|\
     4,Новогодний набор корпоративный,набор,390000,248000,340,14|4,Кружка с логотипом,шт,58000,31000,800,12|\
     4,Календарь настенный с логотипом,шт,34000,17500,2600,12|4,Сюзане настенное 60×90,шт,620000,405000,24,20|\
     4,Сухофрукты в шкатулке,набор,265000,176000,190,5|4,Флешка с логотипом 32 ГБ,шт,92000,58000,450,14|\
     5,Доставка по городу,рейс,80000,52000,,0|5,Доставка по областям,рейс,650000,480000,,1|\
     5,Сборка мебели,час,90000,48000,,1|5,Заправка картриджа,шт,65000,24000,,0|\
     5,Обслуживание оргтехники (месяц),мес,750000,430000,,0|5,Печать и брендирование,тираж,1200000,760000,,5|\
     5,Дизайн-проект кабинета,проект,3500000,2100000,,10|5,Абонемент «Канцтовары для офиса»,мес,1900000,1480000,,0",
);

/// A good or service of the catalogue. Amounts are in so'm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Product {
    pub(super) number: u32,
    pub(super) group: usize,
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    pub(super) price: i64,
    pub(super) cost: i64,
    /// None for services.
    pub(super) stock: Option<i64>,
    pub(super) lead_time: i64,
}

impl Product {
    /// What stands in where the catalogue is empty.
    pub(super) const NONE: Self =
        Self { number: 0, group: 0, name: "—", unit: "", price: 1_000, cost: 0, stock: None, lead_time: 0 };

    pub(super) fn is_service(&self) -> bool {
        self.stock.is_none()
    }

    /// Sold as an abonement, renewed every month (C139), or needed every so many days (C83).
    pub(super) const fn period(&self) -> Option<i64> {
        match self.number {
            57 | 60 => Some(30),
            35 | 36 => Some(60),
            _ => None,
        }
    }

    /// Left the assortment (C135).
    pub(super) const fn is_retired(&self) -> bool {
        matches!(self.number, 22 | 50)
    }
}

/// Every product, numbered from one.
pub(super) fn products() -> Vec<Product> {
    (1..).zip(PRODUCTS.all()).filter_map(|(number, line)| read(number, line)).collect()
}

fn read(number: u32, line: &'static str) -> Option<Product> {
    // The name may hold no comma; everything else is a number or a word.
    let mut cells = line.split(',');
    let group = cells.next()?.parse().ok()?;
    let (name, unit) = (cells.next()?, cells.next()?);
    let (price, cost) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let stock = cells.next()?.parse().ok();
    let lead_time = cells.next()?.parse().ok()?;
    Some(Product { number, group, name, unit, price, cost, stock, lead_time })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_product_that_earns_something() {
        let products = products();
        assert_eq!(products.len(), PRODUCTS.len() as usize);
        for product in &products {
            assert!(product.price > product.cost && product.cost > 0, "{product:?}");
            assert_eq!(product.is_service(), GROUPS[product.group].0 == "services");
        }
        let periodic: Vec<&str> = products.iter().filter(|one| one.period().is_some()).map(|one| one.name).collect();
        assert_eq!(periodic.len(), 4, "{periodic:?}");
    }
}
